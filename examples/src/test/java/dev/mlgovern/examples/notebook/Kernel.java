package dev.mlgovern.examples.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.mlgovern.testkit.house.OuterTools;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** nbconvert with JJava, in a folder that is laid out as {@code examples} is after {@code mvn -Pnotebooks}. */
final class Kernel {
    private static final long MINUTES = 4;

    private final Path notebooks;

    private Kernel(Path notebooks) {
        this.notebooks = notebooks;
    }

    /**
     * What came of a notebook.
     *
     * @param exit of nbconvert
     * @param log what nbconvert said
     * @param notebook with its outputs, null if it failed
     */
    record Run(int exit, String log, JsonNode notebook) {}

    /** Puts the jars of this test's class path where the notebooks look for them. */
    static Kernel in(Path folder) throws IOException {
        Path jars = empty(folder.resolve("target/notebooks"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (entry.isEmpty()) {
                continue; // what is behind the last separator
            }
            if (Files.isDirectory(path)) {
                jar(path, jars.resolve("classes-" + number++ + ".jar"));
            } else if (!isOfTheKernel(path)) {
                Files.createSymbolicLink(jars.resolve(number++ + "-" + path.getFileName()), path);
            }
        }
        return new Kernel(empty(folder.resolve("notebooks")));
    }

    private static Path empty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(Files.createDirectories(folder))) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
        return folder;
    }

    /** The kernel brings its own; a second one would hide that it is there. */
    private static boolean isOfTheKernel(Path jar) {
        return jar.getFileName().toString().matches("(jjava-jupyter|jupyter-jvm-basekernel)-.*");
    }

    private static void jar(Path classes, Path to) {
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", to.toString(), "-C", classes.toString(), ".");
        if (failed != 0) {
            throw new IllegalStateException("jar could not pack " + classes);
        }
    }

    Run run(JsonNode notebook) {
        try {
            Path in = Files.createTempFile(notebooks, "in", ".ipynb");
            Path out = Files.createTempFile(notebooks, "out", ".ipynb");
            Path log = Files.createTempFile(notebooks, "log", ".txt");
            Notebooks.write(notebook, in);
            int exit = nbconvert(in, out, log);
            return new Run(exit, Files.readString(log), exit == 0 ? Notebooks.read(out) : NullNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int nbconvert(Path in, Path out, Path log) throws IOException {
        Path jupyter = OuterTools.program("jupyter");
        ProcessBuilder builder = new ProcessBuilder(
                        jupyter.toString(),
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=180",
                        in.toString(),
                        "--output",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // the kernels of this environment, and not what somebody set up for themselves
        builder.environment().put("JUPYTER_PREFER_ENV_PATH", "1");
        builder.environment().put("PATH", jupyter.getParent() + File.pathSeparator + System.getenv("PATH"));
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nbconvert is not done after " + MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
