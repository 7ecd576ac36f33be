package dev.mlgovern.testkit.house;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Python and npm packages that {@code .ci/tools} installs for the tests tagged {@value #TAG}. A test that does not find them fails: it
 * was asked for, so it must not be skipped in silence.
 */
public final class OuterTools {
    /** The tag of tests that need them; {@code mvn verify} leaves these out, {@code mvn -Pouter verify} runs only these. */
    public static final String TAG = "outer";

    private static final String HOME = "MLGOVERN_TOOLS";

    private OuterTools() {}

    /** A program of the Python environment, {@code python} or {@code aws} for example. */
    public static Path program(String name) {
        return installed(Path.of("venv", "bin", name));
    }

    /** The folder of an npm package, {@code aws-sdk} for example. */
    public static Path nodeModule(String name) {
        return installed(Path.of("npm", "node_modules", name));
    }

    private static Path installed(Path tool) {
        String home = System.getenv(HOME);
        if (home == null) {
            throw new IllegalStateException("tests tagged \"" + TAG + "\" need " + HOME
                    + ", the folder into which .ci/tools installed Python and npm packages");
        }
        Path path = Path.of(home).resolve(tool);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: run .ci/tools");
        }
        return path;
    }
}
