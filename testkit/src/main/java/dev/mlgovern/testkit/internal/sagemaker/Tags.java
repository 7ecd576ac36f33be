package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tags of every resource of a realm, by ARN. */
final class Tags {
    // https://docs.aws.amazon.com/general/latest/gr/aws_tagging.html
    private static final int MOST = 50;

    private final Map<String, Map<String, String>> byArn = new HashMap<>();
    /** The tagging API goes on to tell what had tags once. */
    private final Set<String> everTagged = new TreeSet<>();

    void put(String arn, @Nullable JsonNode tags) {
        Map<String, String> all = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
        if (tags != null) {
            tags.forEach(tag -> all.put(key(tag), Wire.text(tag, "Value", "")));
        }
        if (all.size() > MOST) {
            throw AwsError.validation("Tag limit exceeded: a resource takes at most " + MOST + " tags");
        }
        byArn.put(arn, all);
        if (!all.isEmpty()) {
            everTagged.add(arn);
        }
    }

    void remove(String arn, JsonNode keys) {
        Map<String, String> left = byArn.get(arn);
        if (left != null) {
            keys.forEach(key -> left.remove(key.asText()));
        }
    }

    void forget(String arn) {
        byArn.remove(arn);
        everTagged.remove(arn);
    }

    List<ObjectNode> of(String arn) {
        return byArn.getOrDefault(arn, Map.of()).entrySet().stream()
                .map(tag -> Wire.object("Key", tag.getKey()).put("Value", tag.getValue()))
                .toList();
    }

    Map<String, Map<String, String>> everTagged() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        everTagged.forEach(arn -> all.put(arn, Map.copyOf(byArn.getOrDefault(arn, Map.of()))));
        return all;
    }

    private static String key(JsonNode tag) {
        String key = Wire.required(tag, "Key");
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw AwsError.validation("aws: prefixed tag key names are not allowed for external use.");
        }
        return key;
    }
}
