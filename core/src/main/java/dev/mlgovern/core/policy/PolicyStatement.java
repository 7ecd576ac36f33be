package dev.mlgovern.core.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.core.account.AccountId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement of ours, that allows something and is found again by its {@code Sid}. Immutable and thread-safe.
 */
public final class PolicyStatement {
    private final ObjectNode json;

    private PolicyStatement(ObjectNode json) {
        this.json = json;
    }

    /**
     * Begins a statement that allows something.
     *
     * @param sid 1 to 100 letters and digits, which is what every service takes
     * @return a builder
     * @throws IllegalArgumentException if it has other characters
     */
    public static Builder allow(String sid) {
        if (!sid.matches("[A-Za-z0-9]{1,100}")) {
            throw new IllegalArgumentException("Sid must be 1 to 100 letters and digits, was \"" + sid + "\"");
        }
        return new Builder(sid);
    }

    /**
     * Its name.
     *
     * @return the {@code Sid}
     */
    public String sid() {
        return json.path("Sid").asText();
    }

    /**
     * What it allows.
     *
     * @return actions as IAM names them
     */
    public List<String> actions() {
        return Elements.texts(json.path("Action"));
    }

    /**
     * What it is about.
     *
     * @return ARNs and patterns of them
     */
    public List<String> resources() {
        return Elements.texts(json.path("Resource"));
    }

    /**
     * Writes it.
     *
     * @return the statement on one line
     */
    public String toJson() {
        return json.toString();
    }

    /** As {@link #toJson}. */
    @Override
    public String toString() {
        return toJson();
    }

    ObjectNode json() {
        return json.deepCopy();
    }

    /** Puts it together. Not thread-safe. */
    public static final class Builder {
        private final String sid;
        private final Set<String> principals = new LinkedHashSet<>();
        private final Set<String> actions = new LinkedHashSet<>();
        private final Set<String> resources = new LinkedHashSet<>();
        private final Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();

        private Builder(String sid) {
            this.sid = sid;
        }

        /**
         * Adds an account, whose own policies then say who of it.
         *
         * @param partition such as {@code aws}
         * @param account the account
         * @return this
         */
        public Builder addAccount(String partition, AccountId account) {
            principals.add("arn:%s:iam::%s:root".formatted(partition, account));
            return this;
        }

        /**
         * Adds actions.
         *
         * @param more as IAM names them
         * @return this
         */
        public Builder addActions(String... more) {
            actions.addAll(List.of(more));
            return this;
        }

        /**
         * Adds resources.
         *
         * @param more ARNs, with {@code *} for any characters; a key policy has only {@code *}
         * @return this
         */
        public Builder addResources(String... more) {
            resources.addAll(List.of(more));
            return this;
        }

        /**
         * Adds a condition; all have to hold.
         *
         * @param operator such as {@code StringLike}
         * @param key such as {@code s3:prefix}
         * @param values one of which has to fit
         * @return this
         */
        public Builder putCondition(String operator, String key, String... values) {
            conditions
                    .computeIfAbsent(operator, absent -> new LinkedHashMap<>())
                    .put(key, List.of(values));
            return this;
        }

        /**
         * Ends.
         *
         * @return the statement
         * @throws IllegalStateException if it has no principal, no action or no resource
         */
        public PolicyStatement build() {
            if (principals.isEmpty() || actions.isEmpty() || resources.isEmpty()) {
                throw new IllegalStateException("a statement needs a principal, an action and a resource");
            }
            ObjectNode json =
                    JsonNodeFactory.instance.objectNode().put("Sid", sid).put("Effect", "Allow");
            json.putObject("Principal").set("AWS", list(principals));
            json.set("Action", list(actions));
            json.set("Resource", list(resources));
            conditions.forEach((operator, keys) -> keys.forEach((key, values) -> json.withObjectProperty("Condition")
                    .withObjectProperty(operator)
                    .set(key, list(values))));
            return new PolicyStatement(json);
        }

        private static ArrayNode list(Iterable<String> texts) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            texts.forEach(list::add);
            return list;
        }
    }
}
