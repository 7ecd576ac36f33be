package dev.mlgovern.core.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A resource policy. Statements are told apart by their {@code Sid}; those of others stay exactly as they were read.
 * Immutable and thread-safe.
 *
 * <p>It holds the JSON and not values made of it: {@code software.amazon.awssdk:iam-policy-builder} 2.40.2 drops a condition whose value
 * is a boolean instead of a text without a word, and what was denied without TLS is denied to everybody when it is written back.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of policies</a>
 */
public final class PolicyDocument {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STATEMENT = "Statement";

    private final ObjectNode document;

    private PolicyDocument(ObjectNode document) {
        this.document = document;
    }

    /**
     * A policy without statements, which no service takes.
     *
     * @return an empty one
     */
    public static PolicyDocument empty() {
        ObjectNode document = JSON.createObjectNode().put("Version", "2012-10-17");
        document.putArray(STATEMENT);
        return new PolicyDocument(document);
    }

    /**
     * Reads a policy.
     *
     * @param json a policy document
     * @return the policy
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static PolicyDocument parse(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read instanceof ObjectNode object) {
                return new PolicyDocument(object);
            }
        } catch (JsonProcessingException e) {
            // its message quotes the policy
            throw new IllegalArgumentException("policy is no JSON");
        }
        throw new IllegalArgumentException("policy is no JSON object");
    }

    /**
     * The same policy with one more statement, in the place of that with its {@code Sid} if there is one.
     *
     * @param statement to be there
     * @return a copy
     */
    public PolicyDocument with(PolicyStatement statement) {
        List<JsonNode> all = new ArrayList<>();
        boolean replaced = false;
        for (JsonNode each : statements()) {
            boolean same = statement.sid().equals(sid(each));
            if (!same || !replaced) {
                all.add(same ? statement.json() : each);
            }
            replaced |= same;
        }
        if (!replaced) {
            all.add(statement.json());
        }
        return of(all);
    }

    /**
     * The same policy without a statement.
     *
     * @param sid whose
     * @return a copy; this one if it has none such
     */
    public PolicyDocument without(String sid) {
        List<JsonNode> rest =
                statements().stream().filter(each -> !sid.equals(sid(each))).toList();
        return rest.size() == statements().size() ? this : of(rest);
    }

    /**
     * Whether a statement is there, word by word: order, and a list of one or the one itself, make no difference.
     *
     * @param statement looked for by its {@code Sid}
     * @return true if it is there and says the same
     */
    public boolean has(PolicyStatement statement) {
        List<JsonNode> there = statements().stream()
                .filter(each -> statement.sid().equals(sid(each)))
                .toList();
        return there.size() == 1 && Elements.same(there.get(0), statement.json());
    }

    /**
     * Whether there is a statement of that name.
     *
     * @param sid the name
     * @return true if there is
     */
    public boolean hasSid(String sid) {
        return statements().stream().anyMatch(each -> sid.equals(sid(each)));
    }

    /**
     * Whether it has no statements.
     *
     * @return true if it is to be deleted and not written
     */
    public boolean isEmpty() {
        return statements().isEmpty();
    }

    /**
     * What it says about an access. It is one policy of several that AWS asks: the caller's own and those of the
     * organization have a word in it too.
     *
     * @param question who wants to do what to what
     * @return the answer, with the statement that it comes from
     */
    public PolicyAnswer asked(PolicyQuestion question) {
        PolicyAnswer answer = PolicyAnswer.silent();
        for (JsonNode each : statements()) {
            PolicyAnswer one = Elements.answer(each, question);
            if (one.kind().compareTo(answer.kind()) > 0) {
                answer = one;
            }
        }
        return answer;
    }

    /**
     * How much of a service's limit it takes.
     *
     * @return bytes of {@link #toJson()} in UTF-8
     */
    public int size() {
        return toJson().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Writes it.
     *
     * @return the document on one line
     */
    public String toJson() {
        return document.toString();
    }

    /** How many statements it has; what they say may name what is not for everybody. */
    @Override
    public String toString() {
        return "policy of " + statements().size() + " statements";
    }

    private PolicyDocument of(List<JsonNode> statements) {
        ObjectNode copy = document.deepCopy();
        copy.putArray(STATEMENT).addAll(statements);
        return new PolicyDocument(copy);
    }

    /** A single statement may stand without a list. */
    private List<JsonNode> statements() {
        JsonNode given = document.path(STATEMENT);
        if (given instanceof ArrayNode list) {
            return StreamSupport.stream(list.spliterator(), false).toList();
        }
        return given.isObject() ? List.of(given) : List.of();
    }

    private static String sid(JsonNode statement) {
        return statement.path("Sid").asText();
    }
}
