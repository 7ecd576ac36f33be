package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.WireResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** An answer under construction. */
final class Answer {
    private static final DateTimeFormatter HTTP = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Answer(int status) {
        this.status = status;
    }

    static Answer ok() {
        return new Answer(200);
    }

    static WireResponse noContent() {
        return new Answer(204).empty();
    }

    static String http(Instant time) {
        return HTTP.format(time);
    }

    static String iso(Instant time) {
        return ISO.format(time);
    }

    static String quoted(String etag) {
        return '"' + etag + '"';
    }

    Answer header(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, List.of(value.toString()));
        }
        return this;
    }

    /** Says how an object is encrypted. */
    Answer encryption(Encryption encryption) {
        return header("x-amz-server-side-encryption", encryption.algorithm())
                .header("x-amz-server-side-encryption-aws-kms-key-id", encryption.keyArn());
    }

    /** Names the version, in a bucket that has versions. */
    Answer version(Version version, Bucket bucket) {
        boolean named = bucket.versioning() != Bucket.Versioning.NEVER;
        return header("x-amz-version-id", named ? version.id() : null);
    }

    Answer sum(Sum sum) {
        return header(sum.algorithm().header(), sum.value()).header("x-amz-checksum-type", sum.type());
    }

    WireResponse empty() {
        return bytes(new byte[0]);
    }

    WireResponse xml(Xml xml) {
        return header("Content-Type", "application/xml").bytes(xml.document());
    }

    WireResponse bytes(byte[] body) {
        headers.putIfAbsent("Content-Length", List.of(Integer.toString(body.length)));
        return new WireResponse(status, headers, SdkBytes.fromByteArrayUnsafe(body));
    }
}
