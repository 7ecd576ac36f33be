package dev.mlgovern.testkit.internal.directory;

import java.time.Duration;
import java.util.List;

/**
 * A role.
 *
 * @param accountId its account
 * @param name its name
 * @param trustPolicy who may assume it
 * @param rights what it may do and for how long
 */
public record Role(String accountId, String name, String trustPolicy, Rights rights) {
    /** {@return the role's ARN} */
    public String arn() {
        return "arn:aws:iam::" + accountId + ":role/" + name;
    }

    /**
     * What a role may do and for how long.
     *
     * @param policies its policy documents
     * @param maxSession the longest session it gives
     */
    public record Rights(List<String> policies, Duration maxSession) {
        /** Copies the list. */
        public Rights {
            policies = List.copyOf(policies);
        }
    }
}
