package dev.mlgovern.testkit.internal.service;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * An answer as it goes out.
 *
 * @param status HTTP status
 * @param headers by name
 * @param body the bytes
 */
public record WireResponse(int status, Map<String, List<String>> headers, SdkBytes body) {
    /** Copies the headers. */
    public WireResponse {
        headers = Map.copyOf(headers);
    }
}
