package dev.mlgovern.testkit.internal.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.RawCall;
import dev.mlgovern.testkit.internal.service.RawService;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves a request of S3. */
final class RawDesk implements Desk {
    private final RawService service;
    private final WireRequest request;
    private final String operation;
    private @Nullable RawCall call;
    private @Nullable String bucket;

    RawDesk(RawService service, WireRequest request) {
        this.service = service;
        this.request = request;
        this.operation = service.operation(request);
    }

    @Override
    public String service() {
        return service.name();
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public boolean mutating() {
        return service.mutating(operation);
    }

    @Override
    public List<Access> open(Origin origin) {
        RawCall opened = new RawCall(operation, request, origin);
        call = opened;
        List<Access> needs = service.access(opened);
        bucket = needs.get(0)
                .resource()
                .arn()
                .replaceFirst("^arn:[^:]*:s3:::", "")
                .replaceFirst("/.*", "");
        return needs;
    }

    @Override
    public WireResponse answer() {
        RawCall opened = Objects.requireNonNull(call, "the desk is opened first");
        return identified(service.answer(opened), opened.origin().requestId());
    }

    /** Which bucket, and no more. */
    @Override
    public @Nullable ObjectNode request() {
        return bucket == null ? null : JsonNodeFactory.instance.objectNode().put("bucketName", bucket);
    }

    @Override
    public @Nullable ObjectNode given() {
        return null;
    }

    @Override
    public Optional<WireResponse> emptyPage() {
        return Optional.empty();
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        return identified(service.error(error, request), requestId);
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html
    private static WireResponse identified(WireResponse answer, String requestId) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.put("x-amz-request-id", List.of(requestId));
        return new WireResponse(answer.status(), headers, answer.body());
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    @Override
    public AwsError error(Complaint complaint) {
        return switch (complaint) {
            case UNKNOWN_CREDENTIALS ->
                new AwsError(
                        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
            case EXPIRED_CREDENTIALS -> new AwsError(400, "ExpiredToken", "The provided token has expired.");
            case THROTTLED -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
        };
    }
}
