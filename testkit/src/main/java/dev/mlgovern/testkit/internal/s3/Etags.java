package dev.mlgovern.testkit.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The rules of ETags: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html. */
final class Etags {
    private Etags() {}

    /** MD5 of the bytes, but not for what a KMS key encrypts. */
    static String of(Content content, Encryption encryption, String unique) {
        return encryption.keyArn() == null ? hex(content) : unique(unique);
    }

    /** The form of a multipart object's, for one that never had parts. */
    static String unknowable(String unique) {
        return unique(unique) + "-" + Part.MOST;
    }

    /** MD5 of the parts' MD5s, and their number. */
    static String ofParts(List<Part> parts) {
        List<Content> digests = parts.stream()
                .map(part -> Content.of(HexFormat.of().parseHex(part.payload().etag())))
                .toList();
        return hex(Content.concat(digests)) + "-" + parts.size();
    }

    /** Removes the quotation marks that the wire puts around it. */
    static String bare(String quoted) {
        return quoted.replace("\"", "");
    }

    private static String unique(String unique) {
        return hex(Content.of(unique.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(Content content) {
        return HexFormat.of().formatHex(ChecksumAlgorithm.digest("MD5", content));
    }
}
