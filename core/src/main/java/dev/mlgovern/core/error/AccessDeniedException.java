package dev.mlgovern.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No policy allows the call, or one denies it; the message says which policy has to allow it. */
public final class AccessDeniedException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String resource;
    private final transient @Nullable String policy;

    /**
     * Thrown where AWS answered with an access-denied code.
     *
     * @param failure the facts
     * @param resource ARN of what was to be reached, if known
     * @param policy the policy that has to allow it, in words ({@code "resource policy of the model package group"})
     */
    public AccessDeniedException(Failure failure, @Nullable String resource, @Nullable String policy) {
        super(failure);
        this.resource = resource;
        this.policy = policy;
    }

    /**
     * What was to be reached.
     *
     * @return its ARN, empty when AWS did not say and the request does not tell
     */
    public Optional<String> resource() {
        return Optional.ofNullable(resource);
    }

    /**
     * Where the permission is missing.
     *
     * @return the policy in words, empty when it cannot be told
     */
    public Optional<String> policy() {
        return Optional.ofNullable(policy);
    }
}
