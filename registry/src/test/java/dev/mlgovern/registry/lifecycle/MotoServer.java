package dev.mlgovern.registry.lifecycle;

import dev.mlgovern.testkit.house.OuterTools;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** moto in a process of its own, on whatever loopback port is free; what it says is kept in {@code target/moto}. */
final class MotoServer implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern REQUEST = Pattern.compile("\"[^\"]* HTTP/1\\.[01][^\"]*\" \\d{3} ");

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter log;
    private final URI uri;
    private final AtomicInteger requests = new AtomicInteger();
    private final Thread listener = new Thread(this::listen, "moto-output");

    private MotoServer(Process process, BufferedWriter log) throws IOException {
        this.process = process;
        this.log = log;
        said = process.inputReader(StandardCharsets.UTF_8);
        uri = started();
        listener.setDaemon(true);
        listener.start();
    }

    static MotoServer start(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "moto"));
        ProcessBuilder moto = new ProcessBuilder(
                        OuterTools.program("moto_server").toString(), "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true);
        moto.environment().put("PYTHONUNBUFFERED", "1");
        Process process = moto.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new MotoServer(process, Files.newBufferedWriter(folder.resolve(name + ".log")));
    }

    URI uri() {
        return uri;
    }

    /** Ends it; after that {@link #requests} is final. */
    @Override
    public void close() {
        // the process's own destroy() closes its output before it is read
        process.toHandle().destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            listener.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** How many requests it says it got. */
    int requests() {
        return requests.get();
    }

    private URI started() throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            write(line);
            Matcher running = STARTED.matcher(line);
            if (running.find()) {
                return URI.create(running.group(1));
            }
        }
        log.close();
        throw new IOException("moto did not start, see target/moto");
    }

    private void listen() {
        try (log) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (REQUEST.matcher(line).find()) {
                    requests.incrementAndGet();
                }
                write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) throws IOException {
        log.write(line);
        log.newLine();
        log.flush();
    }
}
