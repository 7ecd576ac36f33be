package dev.mlgovern.testkit.internal.s3;

import java.util.Base64;
import java.util.List;

/**
 * A checksum as S3 keeps it.
 *
 * @param value base64; with the number of parts when composite
 * @param composite whether it is a checksum of the parts' checksums instead of the bytes
 */
record Sum(ChecksumAlgorithm algorithm, String value, boolean composite) {
    static Sum of(ChecksumAlgorithm algorithm, Content content) {
        return new Sum(algorithm, algorithm.of(content), false);
    }

    static Sum composite(ChecksumAlgorithm algorithm, List<Part> parts) {
        List<Content> sums = parts.stream()
                .map(part -> Content.of(
                        Base64.getDecoder().decode(part.payload().sum().value())))
                .toList();
        return new Sum(algorithm, algorithm.of(Content.concat(sums)) + "-" + parts.size(), true);
    }

    String type() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }
}
