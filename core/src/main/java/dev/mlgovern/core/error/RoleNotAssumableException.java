package dev.mlgovern.core.error;

/** STS refused the role of an account; check its trust policy, external id and organization condition. */
public final class RoleNotAssumableException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    private final transient String role;

    /**
     * Thrown where STS refused.
     *
     * @param failure the facts
     * @param role ARN of the role
     */
    public RoleNotAssumableException(Failure failure, String role) {
        super(failure);
        this.role = role;
    }

    /**
     * The role that was refused.
     *
     * @return its ARN
     */
    public String role() {
        return role;
    }
}
