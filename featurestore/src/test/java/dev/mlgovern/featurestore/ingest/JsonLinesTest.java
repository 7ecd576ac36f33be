package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void add_afterALineThatWasCutOff_beginsALineOfItsOwn() throws IOException {
        Path file = folder.resolve("failed.jsonl");
        add(file, 1);
        Files.writeString(file, Files.readString(file).strip().substring(0, 9));

        add(file, 2);

        assertThat(Files.readAllLines(file)).hasSize(2).element(1).asString().startsWith("{\"position\":2,");
    }

    @Test
    void add_afterAWholeLine_addsNone() throws IOException {
        Path file = folder.resolve("failed.jsonl");
        add(file, 1);

        add(file, 2);

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    private static void add(Path file, long position) {
        try (DeadLetters letters = DeadLetters.jsonLines(file)) {
            letters.add(letter(position));
        }
    }

    private static DeadLetter letter(long position) {
        return new DeadLetter(position, "a row", null, new UnavailableException(Failure.of("ingest", "given up")));
    }
}
