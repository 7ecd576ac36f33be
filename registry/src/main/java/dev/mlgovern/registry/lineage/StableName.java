package dev.mlgovern.registry.lineage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that fit where they go and are the same each time. */
final class StableName {
    private static final int HASH = 8;

    private StableName() {}

    /** Letters, digits and single hyphens; where that is too long, cut, with a hash of all of it at the end. */
    static String of(String text, int max) {
        String name = text.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (name.length() <= max) {
            return name;
        }
        String head = name.substring(0, max - HASH - 1).replaceAll("-+$", "");
        return head + "-" + digest(text).substring(0, HASH);
    }

    static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
