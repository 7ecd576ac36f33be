package dev.mlgovern.governance.inventory;

/**
 * The card of a model version.
 *
 * @param name of the card; empty for one inside the version
 * @param status as AWS names it, such as {@code Draft} or {@code Approved}
 * @param risk its risk rating, {@code Unknown} where it says none
 */
public record CardState(String name, String status, String risk) {
    /** What a card says that was not rated. */
    public static final String UNKNOWN = "Unknown";

    /**
     * Whether somebody rated the risk.
     *
     * @return true unless it is unknown
     */
    public boolean rated() {
        return !risk.equals(UNKNOWN);
    }
}
