package dev.mlgovern.examples.quickstart;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that are set free on the road, and the search for them. Thread-safe. */
final class Canaries {
    static final String ENVIRONMENT = "canary-environment-41b7";
    static final String PAYLOAD = "canary-payload-88d0";
    static final String ANSWER = "canary-answer-c55e";
    static final String CARD = "canary-card-0f3a";
    static final String BUILDER = "canary-builder-77aa";
    static final String SIGNATURE = "ca11ab1ec0ffeeca11ab1ec0ffee5195";
    static final String PRESIGNED = "https://anybank-ml-models.s3.eu-west-1.amazonaws.com/model.tar.gz?X-Amz-Algorithm="
            + "AWS4-HMAC-SHA256&X-Amz-Credential=canary-credential-3d1c%2F20261123%2Feu-west-1%2Fs3%2Faws4_request"
            + "&X-Amz-Security-Token=canary-token-9e02&X-Amz-Signature=" + SIGNATURE;

    private final Map<String, String> names = new ConcurrentHashMap<>();

    Canaries() {
        add("environment of a container", ENVIRONMENT);
        add("payload of a request", PAYLOAD);
        add("answer of a model", ANSWER);
        add("content of a model card", CARD);
        add("text given to a builder", BUILDER);
        add("signature of a presigned URL", SIGNATURE);
        add("credential of a presigned URL", "canary-credential-3d1c");
        add("token of a presigned URL", "canary-token-9e02");
    }

    void add(String what, String value) {
        // what is short occurs by chance
        if (value.length() >= 8) {
            names.put(value, what);
        }
    }

    Set<String> kinds() {
        return Set.copyOf(names.values());
    }

    /** What kinds of secrets a text holds. */
    List<String> in(String text) {
        return names.entrySet().stream()
                .filter(canary -> text.contains(canary.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    /** As {@link #in(String)}; all of them are ASCII. */
    List<String> in(byte[] bytes) {
        return in(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
