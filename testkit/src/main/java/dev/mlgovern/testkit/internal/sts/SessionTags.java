package dev.mlgovern.testkit.internal.sts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The session tags of an AssumeRole. See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html. */
final class SessionTags {
    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> transitive = new ArrayList<>();
    private final Session caller;
    private final int sent;

    SessionTags(JsonNode input, Session caller) {
        this.caller = caller;
        this.sent = input.path("Tags").size();
        input.path("Tags")
                .forEach(tag ->
                        given.put(tag.path("Key").asText(), tag.path("Value").asText()));
        transitive.addAll(caller.transitiveTags());
        input.path("TransitiveTagKeys").forEach(key -> transitive.add(key.asText()));
    }

    Map<String, String> given() {
        return given;
    }

    List<String> transitive() {
        return transitive;
    }

    int size() {
        return given.entrySet().stream()
                .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
                .sum();
    }

    Map<String, String> effective() {
        Map<String, String> all = new LinkedHashMap<>(given);
        caller.transitiveTags().forEach(key -> all.put(key, caller.tags().getOrDefault(key, "")));
        return all;
    }

    void check() {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(given);
        if (anyCase.size() != sent) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        for (String inherited : caller.transitiveTags()) {
            if (anyCase.containsKey(inherited.toLowerCase(Locale.ROOT))) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
            }
        }
    }
}
