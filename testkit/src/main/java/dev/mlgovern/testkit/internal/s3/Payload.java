package dev.mlgovern.testkit.internal.s3;

import java.util.List;

/**
 * The bytes of an object or of a part, and what S3 derives from them.
 *
 * @param etag without quotation marks
 * @param parts of a multipart object, empty otherwise
 */
record Payload(Content content, String etag, Sum sum, List<Part> parts) {
    Payload {
        parts = List.copyOf(parts);
    }

    long size() {
        return content.size();
    }
}
