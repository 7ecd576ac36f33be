package dev.mlgovern.registry.artifact;

import java.util.Base64;
import java.util.HexFormat;

/**
 * A checksum that S3 keeps over a whole object. Immutable.
 *
 * @param algorithm how it is computed
 * @param base64 as S3 writes it
 */
public record Checksum(Algorithm algorithm, String base64) {
    /** How a checksum is computed. */
    public enum Algorithm {
        /** CRC-64/NVME. */
        CRC64NVME(true),
        /** CRC-32. */
        CRC32(true),
        /** CRC-32C. */
        CRC32C(true),
        /** SHA-256; over a whole object only if that was not written in parts. */
        SHA256(false),
        /** SHA-1; over a whole object only if that was not written in parts. */
        SHA1(false);

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
        private final boolean wholeFromParts;

        Algorithm(boolean wholeFromParts) {
            this.wholeFromParts = wholeFromParts;
        }

        boolean wholeFromParts() {
            return wholeFromParts;
        }
    }

    /**
     * The same in hexadecimal.
     *
     * @return two digits for each byte
     */
    public String hex() {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }
}
