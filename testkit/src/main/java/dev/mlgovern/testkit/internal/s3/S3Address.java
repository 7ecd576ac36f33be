package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's host, path and query name, in virtual-host and in path style:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html.
 *
 * @param region of the endpoint, null for a host that tells none
 * @param bucket empty when none is named
 * @param key empty when none is named
 */
record S3Address(@Nullable String region, String bucket, String key, Map<String, String> query) {
    private static final Pattern HOST = Pattern.compile(
            "(?:(?<bucket>.+)\\.)?s3(?:-fips)?(?:\\.dualstack)?(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\\d))?\\.amazonaws\\.com");
    private static final String GLOBAL = "us-east-1";

    static S3Address of(WireRequest request) {
        String path = decode(request.path().substring(1), false);
        Map<String, String> query = query(request.uri().getRawQuery());
        Matcher host = HOST.matcher(request.host());
        if (!host.matches()) {
            return inPath(null, path, query);
        }
        String region = Optional.ofNullable(host.group("region")).orElse(GLOBAL);
        String bucket = host.group("bucket");
        return bucket == null ? inPath(region, path, query) : new S3Address(region, bucket, path, query);
    }

    boolean has(String parameter) {
        return query.containsKey(parameter);
    }

    Optional<String> query(String name, boolean evenEmpty) {
        return Optional.ofNullable(query.get(name)).filter(value -> evenEmpty || !value.isEmpty());
    }

    /** Decodes percent signs; a plus is a space in a query only. */
    static String decode(String text, boolean plusIsSpace) {
        String plain = plusIsSpace ? text : text.replace("+", "%2B");
        try {
            return URLDecoder.decode(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }

    private static S3Address inPath(@Nullable String region, String path, Map<String, String> query) {
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Address(region, path, "", query)
                : new S3Address(region, path.substring(0, slash), path.substring(slash + 1), query);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decode(name, true), equals < 0 ? "" : decode(pair.substring(equals + 1), true));
            }
        }
        return query;
    }
}
