package dev.mlgovern.testkit.internal.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids that look like AWS's and are the same in every run. */
final class Ids {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Ids() {}

    static String of(String seed, int length) {
        StringBuilder id = new StringBuilder(length);
        for (int block = 0; id.length() < length; block++) {
            for (byte b : sha256(seed + '#' + block)) {
                id.append(ALPHABET.charAt(b & 31));
            }
        }
        return id.substring(0, length);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
