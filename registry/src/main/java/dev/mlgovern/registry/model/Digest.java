package dev.mlgovern.registry.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over a list of texts, from which names, keys and tokens follow. Immutable.
 *
 * @param hex 64 hexadecimal digits
 */
public record Digest(String hex) {
    private static final int SHORT = 12;

    /**
     * The digest of some texts.
     *
     * @param parts in their order; two lists have the same digest only if they are equal
     * @return the digest
     */
    public static Digest of(String... parts) {
        return of(Arrays.asList(parts));
    }

    /**
     * The digest of some texts.
     *
     * @param parts in their order; two lists have the same digest only if they are equal
     * @return the digest
     */
    public static Digest of(Collection<String> parts) {
        MessageDigest sha256 = sha256();
        for (String part : List.copyOf(parts)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /**
     * The first digits, for keys and names that people read.
     *
     * @return 12 hexadecimal digits
     */
    public String brief() {
        return hex.substring(0, SHORT);
    }

    /**
     * The first half in the form of a UUID, which is as long as a client token may be.
     *
     * @return 36 characters
     */
    public String token() {
        return "%s-%s-%s-%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(12, 16),
                        hex.substring(16, 20),
                        hex.substring(20, 32));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
