package dev.mlgovern.core.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.notebook.Notebook;
import dev.mlgovern.core.topology.Topology;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The library without what only notebooks and pages need. */
class LeanTest {
    private static final String OPTIONAL =
            ".*/(j2html|micrometer|opentelemetry|jjava-jupyter|jupyter-jvm-basekernel|org\\.eclipse\\.elk[.\\w]*)[^/]*-[^/]*\\.jar";

    @Test
    void platform_withoutTheOptionalJars_opensAndPrintsAsText() throws Exception {
        URL[] lean = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(LeanTest::url)
                .filter(url -> !url.getPath().matches(OPTIONAL))
                .toArray(URL[]::new);
        try (URLClassLoader loader = new LeanLoader(lean)) {
            Class<?> use = loader.loadClass(Use.class.getName());

            Object said = ((Supplier<?>) use.getConstructor().newInstance()).get();

            assertThat(loader.getResource("j2html/TagCreator.class")).isNull();
            assertThat(loader.getResource("io/micrometer/core/instrument/MeterRegistry.class"))
                    .isNull();
            assertThat(loader.getResource("io/opentelemetry/api/OpenTelemetry.class"))
                    .isNull();
            assertThat(said.toString())
                    .contains("account fraud-dev 222222222222")
                    .endsWith("\nno HTML");
        }
    }

    /** What a user of core does; loaded apart from the test. */
    public static final class Use implements Supplier<String> {
        /** For the other loader. */
        public Use() {}

        @Override
        public String get() {
            Notebook.install();
            try (MlPlatform platform =
                    MlPlatform.builder().topology(TestBank.topology()).build()) {
                Topology topology = platform.topology();
                return topology + "\n" + Display.html(topology).orElse("no HTML");
            }
        }
    }

    /** Without kernels too, also the one that the tests have. */
    private static final class LeanLoader extends URLClassLoader {
        LeanLoader(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.github.spencerpark.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    private static URL url(String path) {
        try {
            return URI.create(new File(path).toURI().toString()).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
