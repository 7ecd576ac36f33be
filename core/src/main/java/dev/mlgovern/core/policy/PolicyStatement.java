package dev.mlgovern.core.policy;

import dev.mlgovern.core.account.AccountId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement of ours, that allows something and is found again by its {@code Sid}. Immutable and thread-safe.
 */
public final class PolicyStatement {
    private final Map<String, Object> json;

    private PolicyStatement(Map<String, Object> json) {
        this.json = Collections.unmodifiableMap(json);
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
        return String.valueOf(json.get("Sid"));
    }

    /**
     * What it allows.
     *
     * @return actions as IAM names them
     */
    public List<String> actions() {
        return Json.texts(json.get("Action"));
    }

    /**
     * What it is about.
     *
     * @return ARNs and patterns of them
     */
    public List<String> resources() {
        return Json.texts(json.get("Resource"));
    }

    /**
     * Writes it.
     *
     * @return the statement on one line
     */
    public String toJson() {
        return Json.write(json);
    }

    /** As {@link #toJson}. */
    @Override
    public String toString() {
        return toJson();
    }

    Map<String, Object> json() {
        return json;
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
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("Sid", sid);
            json.put("Effect", "Allow");
            json.put("Principal", Map.of("AWS", List.copyOf(principals)));
            json.put("Action", List.copyOf(actions));
            json.put("Resource", List.copyOf(resources));
            if (!conditions.isEmpty()) {
                Map<String, Object> held = new LinkedHashMap<>();
                conditions.forEach((operator, keys) -> held.put(operator, new LinkedHashMap<>(keys)));
                json.put("Condition", held);
            }
            return new PolicyStatement(json);
        }
    }
}
