package dev.mlgovern.examples.fraud;

/**
 * What the model said of one payment and what was true. Immutable.
 *
 * @param probability of fraud, by the model
 * @param fraud what it was
 */
record Scored(double probability, boolean fraud) {
    /** The model's verdict at a threshold of one half. */
    boolean flagged() {
        return probability >= 0.5;
    }
}
