package dev.mlgovern.governance.preflight;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of statements, the same for the same need whoever adds it. */
final class Sids {
    private static final int MOST = 40;

    private Sids() {}

    static String of(String purpose, String resource, String actions) {
        CRC32 sum = new CRC32();
        sum.update((purpose + " " + resource + " " + actions).getBytes(StandardCharsets.UTF_8));
        return "Mlgovern%s%08x".formatted(letters(purpose), sum.getValue());
    }

    static String letters(String name) {
        String letters = name.replaceAll("[^a-zA-Z0-9]", "");
        return letters.length() > MOST ? letters.substring(0, MOST) : letters;
    }
}
