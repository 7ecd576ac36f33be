package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what the headers of a write say of the object. */
final class WriteHeaders {
    private static final String META = "x-amz-meta-";
    private static final int MOST_METADATA = 2048;
    private static final List<String> KEPT = List.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-language",
            "expires",
            "x-amz-storage-class",
            "x-amz-website-redirect-location");

    private WriteHeaders() {}

    static Attributes attributes(S3Call call, Encryption encryption) {
        checkAcl(call);
        Map<String, String> tags = call.header("x-amz-tagging").map(Tags::parse).orElse(Map.of());
        return new Attributes(kept(call), metadata(call), tags, encryption);
    }

    /** What the request asks for, else the bucket's default: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html. */
    static Encryption encryption(S3Call call, Bucket bucket) {
        String algorithm = call.header("x-amz-server-side-encryption")
                .orElse(bucket.encryption().algorithm());
        Optional<String> key = call.header("x-amz-server-side-encryption-aws-kms-key-id");
        if (algorithm.equals("AES256")) {
            if (key.isPresent()) {
                throw S3Errors.invalidArgument("Server Side Encryption with KMS managed key requires HTTP header"
                        + " x-amz-server-side-encryption : aws:kms");
            }
            return Encryption.S3_KEYS;
        }
        if (!algorithm.equals("aws:kms")) {
            throw S3Errors.invalidArgument("The encryption method specified is not supported");
        }
        return new Encryption(
                key.or(() -> Optional.ofNullable(bucket.encryption().keyArn())).orElse("alias/aws/s3"));
    }

    static WriteCondition condition(S3Call call) {
        return WriteCondition.of(
                call.header("if-match").orElse(null),
                call.header("if-none-match").orElse(null));
    }

    // ACLs are off by default: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    private static void checkAcl(S3Call call) {
        boolean allowed =
                call.header("x-amz-acl").orElse("bucket-owner-full-control").equals("bucket-owner-full-control");
        if (!allowed) {
            throw new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
    }

    private static Map<String, String> kept(S3Call call) {
        Map<String, String> headers = new TreeMap<>();
        KEPT.forEach(name -> call.header(name).ifPresent(value -> headers.put(name, value)));
        headers.putIfAbsent("content-type", "binary/octet-stream");
        call.header("content-encoding")
                .map(all -> Arrays.stream(all.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.equals("aws-chunked") && !one.isEmpty())
                        .collect(Collectors.joining(",")))
                .filter(rest -> !rest.isEmpty())
                .ifPresent(rest -> headers.put("content-encoding", rest));
        return headers;
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
    private static Map<String, String> metadata(S3Call call) {
        Map<String, String> metadata = new TreeMap<>();
        call.request().headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(META)) {
                metadata.put(lower.substring(META.length()), String.join(",", values));
            }
        });
        int size = metadata.entrySet().stream()
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > MOST_METADATA) {
            throw new AwsError(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }
}
