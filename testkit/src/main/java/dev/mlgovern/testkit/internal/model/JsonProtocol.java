package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** JSON in both directions, the operation in {@code X-Amz-Target}. */
record JsonProtocol(String version) implements Protocol {
    @Override
    public ObjectNode read(WireRequest request, Operation operation) {
        return Wire.read(request.body());
    }

    @Override
    public WireResponse write(ObjectNode answer, Operation operation, String requestId) {
        boolean silent = operation.output().shape() == null;
        return response(200, requestId, silent ? SdkBytes.fromByteArray(new byte[0]) : Wire.write(answer));
    }

    @Override
    public WireResponse write(AwsError error, String requestId) {
        return response(error.status(), requestId, Wire.write(Wire.errorBody(error)));
    }

    private WireResponse response(int status, String requestId, SdkBytes body) {
        return Wire.response(
                status,
                Map.of("Content-Type", "application/x-amz-json-" + version, "x-amzn-RequestId", requestId),
                body);
    }
}
