package dev.mlgovern.testkit.internal.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A policy document.
 *
 * @param statements its statements in order
 */
public record Policy(List<Statement> statements) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Policy> PARSED = new ConcurrentHashMap<>();

    /** What lets an identity do everything that no other policy has to permit. */
    public static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** Copies the statements. */
    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy document.
     *
     * @param json the document
     * @return the policy
     * @throws IllegalArgumentException when it is no policy, or uses a condition operator or element that does not exist
     */
    public static Policy parse(String json) {
        return PARSED.computeIfAbsent(json, Policy::read);
    }

    private static Policy read(String json) {
        JsonNode document;
        try {
            document = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the policy is no JSON: " + e.getOriginalMessage(), e);
        }
        List<Statement> statements = new ArrayList<>();
        JsonNode given = document.path("Statement");
        if (given.isObject()) {
            statements.add(StatementParser.parse(given));
        }
        if (given.isArray()) {
            given.forEach(statement -> statements.add(StatementParser.parse(statement)));
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("the policy has no Statement");
        }
        return new Policy(statements);
    }
}
