package dev.mlgovern.governance.card;

import org.jspecify.annotations.Nullable;

/**
 * What training optimized. Immutable.
 *
 * @param direction up or down
 * @param facet what of, such as {@code AUC}, at most 63 characters; null if not said
 * @param condition under which condition, at most 63 characters; null if not said
 * @param notes more about it, at most 1024 characters; null if there are none
 */
public record Objective(
        @Nullable Direction direction,
        @Nullable String facet,
        @Nullable String condition,
        @Nullable String notes) {
    /** Which way is better. */
    public enum Direction {
        /** More is better. */
        MAXIMIZE("Maximize"),
        /** Less is better. */
        MINIMIZE("Minimize");

        private final String awsName;

        Direction(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }
    }

    /**
     * To have as much as possible of something.
     *
     * @param facet such as {@code AUC}
     * @return the objective
     */
    public static Objective maximize(String facet) {
        return new Objective(Direction.MAXIMIZE, facet, null, null);
    }

    /**
     * To have as little as possible of something.
     *
     * @param facet such as {@code RMSE}
     * @return the objective
     */
    public static Objective minimize(String facet) {
        return new Objective(Direction.MINIMIZE, facet, null, null);
    }

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "objective of a training";
    }
}
