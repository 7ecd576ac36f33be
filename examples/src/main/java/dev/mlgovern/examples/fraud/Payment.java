package dev.mlgovern.examples.fraud;

import java.util.List;

/**
 * One card payment. Immutable.
 *
 * @param features one value for each of {@link Payments#COLUMNS}
 * @param fraud whether it turned out to be fraud
 */
public record Payment(List<Double> features, boolean fraud) {
    /**
     * Copies the features.
     *
     * @param features one value for each of {@link Payments#COLUMNS}
     * @param fraud whether it turned out to be fraud
     */
    public Payment {
        features = List.copyOf(features);
    }
}
