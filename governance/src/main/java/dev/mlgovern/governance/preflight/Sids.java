package dev.mlgovern.governance.preflight;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Names of statements, the same for the same need whoever adds it. */
final class Sids {
    private static final int MOST = 40;

    private Sids() {}

    /** The sum is of all that tells one need from another: of {@code a-b} and {@code ab} the letters alone are the same. */
    static String of(Wanted.Key key) {
        CRC32 sum = new CRC32();
        String all =
                "%s %s %s %s".formatted(key.purpose(), key.resource(), key.actions(), new TreeMap<>(key.conditions()));
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return "Mlgovern%s%08x".formatted(letters(key.purpose()), sum.getValue());
    }

    private static String letters(String name) {
        String letters = name.replaceAll("[^a-zA-Z0-9]", "");
        return letters.length() > MOST ? letters.substring(0, MOST) : letters;
    }
}
