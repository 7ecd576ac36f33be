package dev.mlgovern.testkit.internal.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The checksums S3 keeps: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html. */
enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    private static final Map<String, byte[]> ZEROS = new ConcurrentHashMap<>();

    String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String header() {
        return "x-amz-checksum-" + lowerName();
    }

    String element() {
        return "Checksum" + name();
    }

    String of(Content content) {
        return Base64.getEncoder()
                .encodeToString(
                        switch (this) {
                            case CRC32 -> Crc.CRC32.of(content);
                            case CRC32C -> Crc.CRC32C.of(content);
                            case CRC64NVME -> Crc.CRC64NVME.of(content);
                            case SHA1 -> digest("SHA-1", content);
                            case SHA256 -> digest("SHA-256", content);
                        });
    }

    boolean isCrc() {
        return this == CRC32 || this == CRC32C || this == CRC64NVME;
    }

    /** The algorithm that a header names. */
    static ChecksumAlgorithm required(String name) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        throw S3Errors.invalidRequest(
                "Checksum algorithm provided is unsupported. Please try again with any of the valid"
                        + " types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }

    /** A message digest of the content; that of a long run of zeros is computed once. */
    static byte[] digest(String algorithm, Content content) {
        boolean onlyZeros = content.pieces().size() == 1 && content.pieces().get(0) instanceof Content.Zeros;
        return onlyZeros
                ? ZEROS.computeIfAbsent(algorithm + " " + content.size(), key -> compute(algorithm, content))
                : compute(algorithm, content);
    }

    private static byte[] compute(String algorithm, Content content) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            content.forEachBlock(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
