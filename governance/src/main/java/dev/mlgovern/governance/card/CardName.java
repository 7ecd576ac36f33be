package dev.mlgovern.governance.card;

import dev.mlgovern.registry.model.ModelVersionArn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of the card of a version: readable, and the same for ever. */
final class CardName {
    private static final int GROUP = 40;
    private static final int DIGEST = 4;

    private CardName() {}

    /** At most 63 characters: 40 of the group, 11 of the number, 9 of the digest. */
    static String of(ModelVersionArn origin) {
        String group = origin.group().name();
        return group.substring(0, Math.min(group.length(), GROUP)) + "-v" + origin.number() + "-"
                + digest(origin.toString());
    }

    static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
