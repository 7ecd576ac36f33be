package dev.mlgovern.governance.card;

/** How much may go wrong with a model. */
public enum RiskRating {
    /** Much. */
    HIGH("High"),
    /** Some. */
    MEDIUM("Medium"),
    /** Little. */
    LOW("Low"),
    /** Nobody has said. */
    UNKNOWN("Unknown");

    private final String awsName;

    RiskRating(String awsName) {
        this.awsName = awsName;
    }

    /**
     * As the card says it.
     *
     * @return the word of the JSON schema
     */
    public String awsName() {
        return awsName;
    }
}
