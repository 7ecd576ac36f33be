package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.Shape.Member;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** The operation in method and path, members in path, headers and body. */
record RestJsonProtocol(ApiModel model) implements Protocol {
    @Override
    public ObjectNode read(WireRequest request, Operation operation) {
        Shape shape = model.shape(operation.input());
        if (shape == null) {
            return Wire.object();
        }
        String payload = shape.limits().payload();
        ObjectNode input = payload == null ? Wire.read(request.body()) : Wire.object();
        if (payload != null && request.body().asByteArrayUnsafe().length > 0) {
            input.set(payload, BinaryNode.valueOf(request.body().asByteArrayUnsafe()));
        }
        Map<String, String> path = PathTemplate.of(operation.http().uri()).values(request.path());
        for (Member member : shape.members().values()) {
            switch (member.location()) {
                case "uri" -> input.put(member.name(), path.get(member.wire()));
                case "header" ->
                    request.header(member.wire())
                            .ifPresent(value ->
                                    input.set(member.name(), Wire.typed(model.required(member.shape()), value)));
                case "querystring" -> asked(request, member).ifPresent(value -> input.set(member.name(), value));
                default -> {}
            }
        }
        return input;
    }

    @Override
    public WireResponse write(ObjectNode answer, Operation operation, String requestId) {
        Map<String, String> headers =
                new HashMap<>(Map.of("Content-Type", "application/json", "x-amzn-RequestId", requestId));
        ObjectNode rest = answer.deepCopy();
        Shape shape = model.shape(operation.output().shape());
        if (shape == null) {
            return Wire.response(operation.http().status(), headers, SdkBytes.fromByteArray(new byte[0]));
        }
        for (Member member : shape.members().values()) {
            if (member.location().equals("header") && rest.has(member.name())) {
                headers.put(member.wire(), rest.remove(member.name()).asText());
            }
        }
        String payload = shape.limits().payload();
        SdkBytes body = payload == null ? Wire.write(rest) : bytes(rest.path(payload));
        return Wire.response(operation.http().status(), headers, body);
    }

    @Override
    public WireResponse write(AwsError error, String requestId) {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json", "x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
        return Wire.response(error.status(), headers, Wire.write(Wire.errorBody(error)));
    }

    /** A list is one parameter for each of its items. */
    private Optional<JsonNode> asked(WireRequest request, Member member) {
        List<String> values = Form.parseAll(request.query()).getOrDefault(member.wire(), List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!model.required(member.shape()).type().equals("list")) {
            return Optional.of(Wire.typed(model.required(member.shape()), values.get(0)));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(list::add);
        return Optional.of(list);
    }

    private static SdkBytes bytes(JsonNode blob) {
        try {
            byte[] bytes = blob.binaryValue();
            return SdkBytes.fromByteArrayUnsafe(bytes == null ? new byte[0] : bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
