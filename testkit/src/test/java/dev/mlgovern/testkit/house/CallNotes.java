package dev.mlgovern.testkit.house;

import dev.mlgovern.testkit.witness.CallWitness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Notes what the tests of a module asked of AWS, each once, and writes it to {@code target/calls.tsv} when the JVM ends: what the library
 * needs is proved from all modules' notes together.
 */
public final class CallNotes implements CallWitness {
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    /** Found by the cloud. */
    public CallNotes() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    @Override
    public void saw(String principal, String action, String resource) {
        seen.add(String.join("\t", principal, action, resource));
    }

    private void write() {
        Path target = Path.of("target");
        if (Files.isDirectory(target) && !seen.isEmpty()) {
            try {
                Files.write(target.resolve("calls.tsv"), seen);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
