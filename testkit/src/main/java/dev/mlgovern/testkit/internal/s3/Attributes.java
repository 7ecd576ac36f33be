package dev.mlgovern.testkit.internal.s3;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a write says of an object beside its bytes.
 *
 * @param headers content type and its like, by lower-case header name
 * @param metadata the user's, by lower-case name without the prefix
 */
record Attributes(
        Map<String, String> headers, Map<String, String> metadata, Map<String, String> tags, Encryption encryption) {
    Attributes {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        tags = new TreeMap<>(tags);
    }

    static Attributes plain(Encryption encryption) {
        return new Attributes(Map.of("content-type", "binary/octet-stream"), Map.of(), Map.of(), encryption);
    }

    Attributes withTags(Map<String, String> changed) {
        return new Attributes(headers, metadata, changed, encryption);
    }
}
