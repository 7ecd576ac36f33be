package dev.mlgovern.governance.card;

import org.jspecify.annotations.Nullable;

/**
 * What a training job measured. Immutable.
 *
 * @param name 1 to 255 characters
 * @param value a finite number
 * @param notes more about it, at most 1024 characters; null if there are none
 */
public record TrainingMetric(
        String name, double value, @Nullable String notes) {
    /**
     * A metric without notes.
     *
     * @param name 1 to 255 characters
     * @param value a finite number
     */
    public TrainingMetric(String name, double value) {
        this(name, value, null);
    }

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "training metric " + name;
    }
}
