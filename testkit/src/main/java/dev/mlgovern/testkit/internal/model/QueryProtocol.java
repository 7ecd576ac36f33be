package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Timestamps;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/** A form in, XML out, the operation in the form's {@code Action}. */
record QueryProtocol(ApiModel model, String namespace) implements Protocol {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public ObjectNode read(WireRequest request, Operation operation) {
        TreeMap<String, String> form = new TreeMap<>(Form.parse(request.body().asUtf8String()));
        form.keySet().removeAll(List.of("Action", "Version"));
        Shape shape = model.shape(operation.input());
        if (shape == null) {
            return Wire.object();
        }
        ObjectNode input = structure(shape, "", form);
        // what no member took is unknown, and the check says so
        form.forEach(input::put);
        return input;
    }

    @Override
    public WireResponse write(ObjectNode answer, Operation operation, String requestId) {
        Xml xml = new Xml().open(operation.name() + "Response xmlns=\"" + namespace + "\"");
        String wrapper = operation.output().wrapper();
        Shape shape = model.shape(operation.output().shape());
        if (wrapper != null && shape != null) {
            write(xml, wrapper, shape, answer);
        }
        xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
        return response(200, requestId, xml.close(operation.name() + "Response"));
    }

    @Override
    public WireResponse write(AwsError error, String requestId) {
        Xml xml = new Xml().open("ErrorResponse xmlns=\"" + namespace + "\"").open("Error");
        xml.text("Type", error.status() < 500 ? "Sender" : "Receiver");
        xml.text("Code", error.code()).text("Message", error.message()).close("Error");
        return response(
                error.status(), requestId, xml.text("RequestId", requestId).close("ErrorResponse"));
    }

    @Override
    public AwsError unknownCredentials() {
        return new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid");
    }

    @Override
    public AwsError expiredCredentials() {
        return new AwsError(403, "ExpiredToken", "The security token included in the request is expired");
    }

    @Override
    public AwsError throttled() {
        return new AwsError(400, "Throttling", "Rate exceeded");
    }

    private ObjectNode structure(Shape shape, String prefix, TreeMap<String, String> form) {
        ObjectNode node = Wire.object();
        shape.members().values().forEach(member -> {
            String name = prefix + member.wire();
            if (!form.subMap(name, name + '\uffff').isEmpty()) {
                JsonNode value = value(model.required(member.shape()), name, form);
                if (!value.isMissingNode()) {
                    node.set(member.name(), value);
                }
            }
        });
        return node;
    }

    private JsonNode value(Shape shape, String name, TreeMap<String, String> form) {
        if (shape.type().equals("structure")) {
            return hasAny(form, name + ".") ? structure(shape, name + ".", form) : NODES.missingNode();
        }
        if (shape.type().equals("list")) {
            return list(shape, name, form);
        }
        String text = form.remove(name);
        return text == null ? NODES.missingNode() : Wire.typed(shape, text);
    }

    private JsonNode list(Shape shape, String name, TreeMap<String, String> form) {
        Shape element = model.required(shape.member("member").shape());
        // an empty list is sent as the bare name with an empty value
        if ("".equals(form.remove(name))) {
            return NODES.arrayNode();
        }
        ArrayNode items = NODES.arrayNode();
        for (int i = 1; ; i++) {
            JsonNode item = value(element, name + ".member." + i, form);
            if (item.isMissingNode()) {
                return items.isEmpty() ? item : items;
            }
            items.add(item);
        }
    }

    private static boolean hasAny(TreeMap<String, String> form, String prefix) {
        String next = form.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    private void write(Xml xml, String name, Shape shape, JsonNode value) {
        switch (shape.type()) {
            case "structure" -> {
                xml.open(name);
                shape.members().values().forEach(member -> {
                    if (value.hasNonNull(member.name())) {
                        write(xml, member.wire(), model.required(member.shape()), value.get(member.name()));
                    }
                });
                xml.close(name);
            }
            case "list" -> {
                xml.open(name);
                Shape element = model.required(shape.member("member").shape());
                value.forEach(item -> write(xml, "member", element, item));
                xml.close(name);
            }
            case "timestamp" -> xml.text(name, Timestamps.read(value).toString());
            default -> xml.text(name, value.asText());
        }
    }

    private static WireResponse response(int status, String requestId, Xml xml) {
        return Wire.response(
                status,
                Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
                SdkBytes.fromUtf8String(xml.toString()));
    }
}
