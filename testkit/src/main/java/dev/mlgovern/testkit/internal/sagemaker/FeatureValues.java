package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of a record by the feature definitions of its group. */
final class FeatureValues {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html, EventTimeFeatureName
    private static final Pattern EVENT_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
    private static final int NANO_DIGITS = 9;

    private final ObjectNode group;
    private final Map<String, JsonNode> definitions = new LinkedHashMap<>();

    FeatureValues(ObjectNode group) {
        this.group = group;
        group.required("FeatureDefinitions").forEach(each -> definitions.put(Wire.required(each, "FeatureName"), each));
    }

    FeatureRecords.Entry entry(JsonNode record) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (JsonNode value : record) {
            String name = Wire.required(value, "FeatureName");
            JsonNode definition = definitions.get(name);
            if (definition == null) {
                throw invalid("Feature " + name + " is not among the features of " + name());
            }
            if (values.put(name, checked(definition, value)) != null) {
                throw invalid("Feature " + name + " is there twice");
            }
        }
        String identifier = text(values, Wire.required(group, "RecordIdentifierFeatureName"));
        String time = text(values, eventTimeName());
        return new FeatureRecords.Entry(identifier, eventTime(time), values);
    }

    /** A mark of deletion: identifier and event time, and nothing else. */
    FeatureRecords.Entry marker(String identifier, String time) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put(Wire.required(group, "RecordIdentifierFeatureName"), Wire.object("ValueAsString", identifier));
        values.put(eventTimeName(), Wire.object("ValueAsString", time));
        return new FeatureRecords.Entry(identifier, eventTime(time), values);
    }

    boolean has(String feature) {
        return definitions.containsKey(feature);
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    static @Nullable Instant expiry(JsonNode ttl, Instant eventTime) {
        if (!ttl.hasNonNull("Unit") || !ttl.hasNonNull("Value")) {
            return null;
        }
        long value = ttl.required("Value").asLong();
        return switch (Wire.required(ttl, "Unit")) {
            case "Seconds" -> eventTime.plusSeconds(value);
            case "Minutes" -> eventTime.plus(value, ChronoUnit.MINUTES);
            case "Hours" -> eventTime.plus(value, ChronoUnit.HOURS);
            case "Days" -> eventTime.plus(value, ChronoUnit.DAYS);
            default -> eventTime.plus(value * 7, ChronoUnit.DAYS);
        };
    }

    private String name() {
        return Wire.required(group, "FeatureGroupName");
    }

    private String eventTimeName() {
        return Wire.required(group, "EventTimeFeatureName");
    }

    private static String text(Map<String, JsonNode> values, String name) {
        JsonNode value = values.get(name);
        String text = value == null ? null : Wire.text(value, "ValueAsString");
        if (text == null || text.isEmpty()) {
            throw invalid("The record has no value for " + name);
        }
        return text;
    }

    private static JsonNode checked(JsonNode definition, JsonNode value) {
        String name = Wire.required(definition, "FeatureName");
        boolean many = definition.has("CollectionType");
        if (value.has("ValueAsString") == value.has("ValueAsStringList") && value.size() > 1) {
            throw invalid("Feature " + name + ": either ValueAsString or ValueAsStringList must be given");
        }
        if (value.has(many ? "ValueAsString" : "ValueAsStringList")) {
            throw invalid("Feature " + name + " is " + (many ? "a" : "no") + " collection");
        }
        String type = Wire.required(definition, "FeatureType");
        JsonNode list = value.path("ValueAsStringList");
        list.forEach(each -> requireType(name, type, each.asText()));
        int dimension = definition
                .path("CollectionConfig")
                .path("VectorConfig")
                .path("Dimension")
                .asInt();
        if (dimension > 0 && many && list.size() != dimension) {
            throw invalid("Feature " + name + ": a vector of " + dimension + " elements, not " + list.size());
        }
        String text = Wire.text(value, "ValueAsString");
        if (text != null) {
            requireType(name, type, text);
        }
        return Wire.pick((ObjectNode) value, "ValueAsString", "ValueAsStringList");
    }

    private static void requireType(String name, String type, String text) {
        try {
            if ("Integral".equals(type)) {
                Long.parseLong(text);
            } else if ("Fractional".equals(type) && !Double.isFinite(Double.parseDouble(text))) {
                throw new NumberFormatException("not finite");
            }
        } catch (NumberFormatException e) {
            throw invalid("Feature " + name + ": value is not of type " + type);
        }
    }

    private Instant eventTime(String text) {
        JsonNode definition = definitions.get(eventTimeName());
        try {
            if (definition != null && "Fractional".equals(Wire.text(definition, "FeatureType"))) {
                BigDecimal seconds = new BigDecimal(text).setScale(NANO_DIGITS, RoundingMode.FLOOR);
                return Instant.ofEpochSecond(0, seconds.unscaledValue().longValueExact());
            }
            if (EVENT_TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            throw invalid("The event time is not valid");
        }
        throw invalid("The event time must be yyyy-MM-dd'T'HH:mm:ssZ or yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    }
}
