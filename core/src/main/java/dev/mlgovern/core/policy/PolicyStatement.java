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
     * Begins a statement for the policy of a role or of a session, which names no principal.
     *
     * @param sid 1 to 100 letters and digits
     * @return a builder
     * @throws IllegalArgumentException if it has other characters
     */
    public static Builder grant(String sid) {
        Builder builder = allow(sid);
        builder.identity = true;
        return builder;
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
        private boolean identity;
        private boolean ofItself;

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
         * Adds one role.
         *
         * @param arn of the role
         * @return this
         */
        public Builder addRole(String arn) {
            principals.add(arn);
            return this;
        }

        /**
         * Says nothing of resources: trust policies and those of repositories are about what they are attached to.
         *
         * @return this
         */
        public Builder ofItself() {
            ofItself = true;
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
         * @throws IllegalStateException if it has no action, or lacks a principal or a resource that it should have, or has one too many
         */
        public PolicyStatement build() {
            if (principals.isEmpty() != identity || actions.isEmpty() || resources.isEmpty() != ofItself) {
                throw new IllegalStateException("a statement needs a principal, an action and a resource");
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("Sid", sid);
            json.put("Effect", "Allow");
            if (!identity) {
                json.put("Principal", Map.of("AWS", List.copyOf(principals)));
            }
            json.put("Action", List.copyOf(actions));
            if (!ofItself) {
                json.put("Resource", List.copyOf(resources));
            }
            if (!conditions.isEmpty()) {
                Map<String, Object> held = new LinkedHashMap<>();
                conditions.forEach((operator, keys) -> held.put(operator, new LinkedHashMap<>(keys)));
                json.put("Condition", held);
            }
            return new PolicyStatement(json);
        }
    }
}
