package dev.mlgovern.observability.cost;

/**
 * Whether a tag splits costs.
 *
 * @param key its key
 * @param state whether it does
 */
public record CostTag(String key, State state) {
    /** Whether a tag splits costs. */
    public enum State {
        /** It does. */
        ACTIVE,
        /** It could: it has to be activated. */
        INACTIVE,
        /** AWS has not seen it on anything that was billed; it takes up to a day after its first use. */
        UNSEEN
    }
}
