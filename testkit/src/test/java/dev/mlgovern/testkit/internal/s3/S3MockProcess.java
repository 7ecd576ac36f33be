package dev.mlgovern.testkit.internal.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3Mock in a JVM of its own, on whatever port is free. */
final class S3MockProcess implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*, (\\d+) \\(http\\)");
    private final Process process;
    private final URI uri;

    private S3MockProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static S3MockProcess start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/s3mock/s3mock-exec.jar",
                        "--com.adobe.testing.s3mock.httpPort=0",
                        "--server.port=0")
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        URI uri = URI.create("http://localhost:" + port(output));
        Thread drain = new Thread(() -> drain(output), "s3mock-output");
        drain.setDaemon(true);
        drain.start();
        return new S3MockProcess(process, uri);
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // it was stopped, and its output with it
        }
    }

    private static String port(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new IOException("S3Mock did not start: " + String.join("\n", said));
    }
}
