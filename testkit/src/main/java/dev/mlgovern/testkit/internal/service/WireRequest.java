package dev.mlgovern.testkit.internal.service;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A request as it came.
 *
 * @param method HTTP method
 * @param uri absolute, as the client addressed it: its host tells service, Region and bucket even when another door took it in
 * @param headers by name, case does not matter
 * @param body the bytes, still in whatever chunks the headers say
 */
public record WireRequest(String method, URI uri, Map<String, List<String>> headers, SdkBytes body) {
    /** Makes header names independent of case. */
    public WireRequest {
        Map<String, List<String>> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        headers = any;
        method = method.toUpperCase(Locale.ROOT);
    }

    /**
     * Finds a header.
     *
     * @param name its name
     * @return its first value
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return the host in lower case, without a port} */
    public String host() {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** {@return what follows the question mark, still encoded, empty where there is none} */
    public String query() {
        String query = uri.getRawQuery();
        return query == null ? "" : query;
    }

    /** {@return the path, still encoded, at least a slash} */
    public String path() {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }
}
