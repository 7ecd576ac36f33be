package dev.mlgovern.examples.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file that is given as an argument, read at once so that a missing one is found with the other problems. */
final class InputFile {
    private final byte[] content;

    private InputFile(byte[] content) {
        this.content = content;
    }

    static InputFile read(String path) {
        try {
            return new InputFile(path.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read \"" + path + "\" (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    byte[] bytes() {
        return content.clone();
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
