package dev.mlgovern.core.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private static final String STATEMENT = "Statement";

    private final Map<String, @Nullable Object> document;

    private PolicyDocument(Map<String, @Nullable Object> document) {
        this.document = document;
    }

    /**
     * A policy without statements, which no service takes.
     *
     * @return an empty one
     */
    public static PolicyDocument empty() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put(STATEMENT, List.of());
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
        Object read = Json.read(json);
        if (read instanceof Map) {
            return new PolicyDocument(Json.members(read));
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
        List<Object> all = new ArrayList<>();
        boolean replaced = false;
        for (Object each : statements()) {
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
        List<Object> rest =
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
        List<Object> there = statements().stream()
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
        for (Object each : statements()) {
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
        return Json.write(document);
    }

    /** How many statements it has; what they say may name what is not for everybody. */
    @Override
    public String toString() {
        return "policy of " + statements().size() + " statements";
    }

    private PolicyDocument of(List<Object> statements) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(document);
        copy.put(STATEMENT, statements);
        return new PolicyDocument(copy);
    }

    /** A single statement may stand without a list. */
    private List<Object> statements() {
        Object given = document.get(STATEMENT);
        List<Object> statements = new ArrayList<>();
        for (Object each : given instanceof List<?> list ? list : Collections.singletonList(given)) {
            if (each instanceof Map) {
                statements.add(each);
            }
        }
        return statements;
    }

    private static String sid(Object statement) {
        return String.valueOf(Json.members(statement).get("Sid"));
    }
}
