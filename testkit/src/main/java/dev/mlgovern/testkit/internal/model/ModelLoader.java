package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.Shape.Limits;
import dev.mlgovern.testkit.internal.model.Shape.Member;
import dev.mlgovern.testkit.internal.model.Shape.Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a model file of {@code com.amazonaws:aws-java-sdk-models} and lays our additions over it. */
final class ModelLoader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("events", "events-2015-10-07-model.json"),
            Map.entry("ram", "ram-2018-01-04-model.json"),
            Map.entry("lakeformation", "lakeformation-2017-03-31-model.json"),
            Map.entry("sagemaker", "api.sagemaker-2017-07-24-model.json"),
            Map.entry("runtime.sagemaker", "runtime.sagemaker-2017-05-13-model.json"),
            Map.entry("featurestore-runtime.sagemaker", "sagemaker-featurestore-runtime-2020-07-01-model.json"),
            Map.entry("sts", "sts-2011-06-15-model.json"),
            Map.entry("kms", "kms-2014-11-01-model.json"),
            Map.entry("ecr", "api.ecr-2015-09-21-model.json"),
            Map.entry("athena", "athena-2017-05-18-model.json"),
            Map.entry("glue", "glue-2017-03-31-model.json"),
            Map.entry("cloudtrail", "cloudtrail-2013-11-01-model.json"),
            Map.entry("monitoring", "monitoring-2010-08-01-model.json"),
            Map.entry("ce", "ce-2017-10-25-model.json"),
            Map.entry("budgets", "budgets-2016-10-20-model.json"),
            Map.entry("tagging", "tagging-2017-01-26-model.json"),
            Map.entry("logs", "logs-2014-03-28-model.json"));

    private ModelLoader() {}

    static ApiModel load(String service) {
        return parse(service, json(service));
    }

    static ObjectNode json(String service) {
        String file = FILES.get(service);
        if (file == null) {
            throw new IllegalArgumentException("no API model for " + service);
        }
        ObjectNode json = read("/dev/mlgovern/testkit/models/" + file);
        lay(read("/dev/mlgovern/testkit/overlay.json").path(service), json);
        return json;
    }

    static ApiModel parse(String service, JsonNode json) {
        Map<String, Operation> operations = new HashMap<>();
        json.path("operations")
                .properties()
                .forEach(e -> operations.put(e.getKey(), operation(e.getKey(), e.getValue())));
        Map<String, Shape> shapes = new HashMap<>();
        json.path("shapes").properties().forEach(e -> shapes.put(e.getKey(), shape(e.getKey(), e.getValue())));
        return new ApiModel(service, json.path("metadata"), operations, shapes);
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = ModelLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in the testkit: " + resource);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lay(JsonNode overlay, ObjectNode base) {
        overlay.properties().forEach(entry -> {
            if (base.get(entry.getKey()) instanceof ObjectNode below
                    && entry.getValue().isObject()) {
                lay(entry.getValue(), below);
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Operation operation(String name, JsonNode json) {
        JsonNode http = json.path("http");
        JsonNode output = json.path("output");
        return new Operation(
                name,
                new Operation.Http(
                        http.path("method").asText(),
                        http.path("requestUri").asText(),
                        http.path("responseCode").asInt(200)),
                text(json.path("input"), "shape"),
                new Operation.Output(text(output, "shape"), text(output, "resultWrapper")));
    }

    private static Shape shape(String name, JsonNode json) {
        Map<String, Member> members = new LinkedHashMap<>();
        json.path("members").properties().forEach(e -> members.put(e.getKey(), member(e.getKey(), e.getValue())));
        for (String part : List.of("member", "key", "value")) {
            if (json.has(part)) {
                members.put(part, member(part, json.get(part)));
            }
        }
        return new Shape(name, json.path("type").asText(), members, limits(json));
    }

    private static Member member(String name, JsonNode json) {
        return new Member(
                name,
                json.path("shape").asText(),
                json.path("locationName").asText(name),
                json.path("location").asText("body"));
    }

    private static Limits limits(JsonNode json) {
        Set<String> required = new HashSet<>();
        json.path("required").forEach(member -> required.add(member.asText()));
        List<String> values = new ArrayList<>();
        json.path("enum").forEach(value -> values.add(value.asText()));
        String pattern = text(json, "pattern");
        return new Limits(
                required,
                values,
                pattern == null ? null : Pattern.compile(pattern),
                new Range(
                        json.path("min").asDouble(Double.NEGATIVE_INFINITY),
                        json.path("max").asDouble(Double.POSITIVE_INFINITY)),
                text(json, "payload"),
                json.path("union").asBoolean());
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }
}
