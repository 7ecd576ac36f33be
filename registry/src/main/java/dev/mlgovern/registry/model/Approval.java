package dev.mlgovern.registry.model;

/** Whether a version may be used. */
public enum Approval {
    /** Nobody has decided yet. */
    PENDING("PendingManualApproval"),
    /** It may be used. */
    APPROVED("Approved"),
    /** It may not be used. */
    REJECTED("Rejected");

    private final String awsName;

    Approval(String awsName) {
        this.awsName = awsName;
    }

    /**
     * The state as SageMaker names it.
     *
     * @return such as {@code PendingManualApproval}
     */
    public String awsName() {
        return awsName;
    }

    /**
     * Whether a decision may lead from this state to another.
     *
     * <p>SageMaker documents pending to approved or rejected, and between these two in both directions; a state that is
     * there already is no transition.
     *
     * @param next the state decided for
     * @return true if it is documented
     */
    public boolean mayBecome(Approval next) {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
        return next != PENDING && next != this;
    }

    /**
     * Reads SageMaker's name; a state that is not known is taken as undecided, so that nothing is used by mistake.
     *
     * @param awsName as SageMaker writes it
     * @return the state
     */
    public static Approval ofAwsName(String awsName) {
        for (Approval each : values()) {
            if (each.awsName.equals(awsName)) {
                return each;
            }
        }
        return PENDING;
    }
}
