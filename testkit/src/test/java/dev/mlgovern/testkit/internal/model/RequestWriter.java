package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.Seed.Kind;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Writes requests as clients do, right or wrong, and has the codec of the protocol read them again. The SDK's clients cannot serve here: they
 * do not send what is wrong in type or name.
 *
 * @param model the service
 */
record RequestWriter(ApiModel model) {
    private static final Set<String> TYPED_ON_THE_WIRE =
            Set.of("integer", "long", "float", "double", "boolean", "timestamp");

    /** What the codec or the check has against a request. */
    List<String> problems(Operation operation, ObjectNode input) {
        try {
            return ModelCheck.request(model, operation, model.protocol().read(written(operation, input), operation));
        } catch (AwsError e) {
            return List.of(e.message());
        }
    }

    /** Whether the protocol has a way to say what is wrong: forms, paths and headers know texts only, and forms no empty structure. */
    boolean carries(Operation operation, Seed seed) {
        if (model.protocol() instanceof JsonProtocol) {
            return true;
        }
        boolean typed = seed.kind() != Kind.TYPE
                || TYPED_ON_THE_WIRE.contains(seed.place().type());
        boolean form = model.protocol() instanceof QueryProtocol;
        return typed && (form ? !hasEmptyObject(seed.value()) : isInRest(operation, seed));
    }

    /** A request with a payload has no room for what is unknown, a query none for an empty list. */
    private boolean isInRest(Operation operation, Seed seed) {
        Shape shape = model.required(String.valueOf(operation.input()));
        Shape.Member member = shape.members().get(seed.place().path());
        boolean inQuery = member != null && member.location().equals("querystring");
        return (seed.kind() != Kind.UNKNOWN || !hasPayload(operation)) && (seed.kind() != Kind.SMALL_LIST || !inQuery);
    }

    private WireRequest written(Operation operation, ObjectNode input) {
        if (model.protocol() instanceof QueryProtocol) {
            Map<String, String> form = new TreeMap<>(Map.of("Action", operation.name(), "Version", "2011-06-15"));
            flatten("", input, form);
            String body = form.entrySet().stream()
                    .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return post("/", Map.of(), SdkBytes.fromUtf8String(body));
        }
        return model.protocol() instanceof JsonProtocol
                ? post("/", Map.of(), Wire.write(input))
                : rest(operation, input);
    }

    private WireRequest rest(Operation operation, ObjectNode input) {
        Shape shape = model.required(String.valueOf(operation.input()));
        ObjectNode rest = input.deepCopy();
        Map<String, List<String>> headers = new HashMap<>();
        List<String> query = new ArrayList<>();
        String path = operation.http().uri();
        for (Shape.Member member : shape.members().values()) {
            if (member.location().equals("header") && rest.has(member.name())) {
                headers.put(member.wire(), List.of(rest.remove(member.name()).asText()));
            } else if (member.location().equals("uri") && rest.has(member.name())) {
                String value = rest.remove(member.name()).asText();
                path = path.replace('{' + member.wire() + '}', URLEncoder.encode(value, StandardCharsets.UTF_8));
            } else if (member.location().equals("querystring") && rest.has(member.name())) {
                query.addAll(parameters(member.wire(), rest.remove(member.name())));
            }
        }
        String payload = shape.limits().payload();
        return post(
                path.replaceAll("\\{\\w+}", "") + '?' + String.join("&", query),
                headers,
                payload == null ? Wire.write(rest) : bytes(rest.path(payload)));
    }

    private static List<String> parameters(String name, JsonNode value) {
        List<String> parameters = new ArrayList<>();
        Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
        values.forEach(each -> parameters.add(name + '=' + URLEncoder.encode(each.asText(), StandardCharsets.UTF_8)));
        return parameters;
    }

    private boolean hasPayload(Operation operation) {
        Shape shape = model.shape(operation.input());
        return shape != null && shape.limits().payload() != null;
    }

    private static void flatten(String name, JsonNode value, Map<String, String> form) {
        String prefix = name.isEmpty() ? "" : name + '.';
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(prefix + entry.getKey(), entry.getValue(), form));
        } else if (value.isEmpty() && value.isArray()) {
            form.put(name, "");
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(prefix + "member." + (i + 1), value.get(i), form);
            }
        } else {
            form.put(name, value.asText());
        }
    }

    private static boolean hasEmptyObject(JsonNode value) {
        if (value.isObject() && value.isEmpty()) {
            return true;
        }
        for (JsonNode inner : value) {
            if (hasEmptyObject(inner)) {
                return true;
            }
        }
        return false;
    }

    private static SdkBytes bytes(JsonNode blob) {
        try {
            return SdkBytes.fromByteArray(blob.isMissingNode() ? new byte[0] : blob.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireRequest post(String path, Map<String, List<String>> headers, SdkBytes body) {
        return new WireRequest("POST", URI.create("https://localhost" + path), headers, body);
    }
}
