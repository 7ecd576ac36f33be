package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a request out of their chunks, proved against every digest that came with them:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html.
 *
 * @param named the checksum that the caller named and that holds
 */
record S3Body(Content content, @Nullable Sum named) {
    static S3Body of(WireRequest request) {
        byte[] wire = request.body().asByteArrayUnsafe();
        String hash = request.header("x-amz-content-sha256").orElse("");
        if (!hash.startsWith("STREAMING-")) {
            Content content = Content.of(wire);
            checkHash(hash, content);
            return checked(request, content, Map.of());
        }
        AwsChunked.Body body = AwsChunked.decode(wire);
        String length = request.header("x-amz-decoded-content-length").orElse("");
        if (!length.equals(Long.toString(body.content().size()))) {
            throw new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
        }
        return checked(request, body.content(), body.trailers());
    }

    /** The checksum that the caller named. */
    Optional<Sum> declared() {
        return Optional.ofNullable(named);
    }

    /** The checksum to keep: the caller's, or the one that S3 adds by itself. */
    Sum sum() {
        return declared().orElseGet(() -> Sum.of(ChecksumAlgorithm.CRC64NVME, content));
    }

    private static S3Body checked(WireRequest request, Content content, Map<String, String> trailers) {
        checkMd5(request, content);
        List<Sum> sums = new ArrayList<>();
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            request.header(algorithm.header())
                    .or(() -> Optional.ofNullable(trailers.get(algorithm.header())))
                    .ifPresent(value -> sums.add(new Sum(algorithm, value, false)));
        }
        if (sums.size() > 1) {
            throw S3Errors.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        if (sums.isEmpty() && request.header("x-amz-sdk-checksum-algorithm").isPresent()) {
            throw S3Errors.invalidRequest(
                    "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or"
                            + " x-amz-trailer headers were found.");
        }
        sums.forEach(sum -> {
            if (!sum.algorithm().of(content).equals(sum.value())) {
                throw S3Errors.badDigest(sum.algorithm());
            }
        });
        return new S3Body(content, sums.isEmpty() ? null : sums.get(0));
    }

    private static void checkHash(String hash, Content content) {
        if (hash.length() == 64
                && !HexFormat.of()
                        .formatHex(ChecksumAlgorithm.digest("SHA-256", content))
                        .equals(hash)) {
            throw new AwsError(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static void checkMd5(WireRequest request, Content content) {
        request.header("content-md5").ifPresent(declared -> {
            String md5 = Base64.getEncoder().encodeToString(ChecksumAlgorithm.digest("MD5", content));
            if (!md5.equals(declared)) {
                throw new AwsError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
            }
        });
    }
}
