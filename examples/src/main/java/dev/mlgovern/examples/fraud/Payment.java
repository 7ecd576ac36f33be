package dev.mlgovern.examples.fraud;

import java.time.Instant;
import java.util.List;

/**
 * One card payment. Immutable.
 *
 * @param at when it was made
 * @param card with which card
 * @param merchant at whose till
 * @param features one value for each of {@link Payments#COLUMNS}
 * @param fraud whether it turned out to be fraud
 */
public record Payment(Instant at, String card, String merchant, List<Double> features, boolean fraud) {
    /**
     * Copies the features.
     *
     * @param at when it was made
     * @param card with which card
     * @param merchant at whose till
     * @param features one value for each of {@link Payments#COLUMNS}
     * @param fraud whether it turned out to be fraud
     */
    public Payment {
        features = List.copyOf(features);
    }

    /**
     * The value of one feature.
     *
     * @param column its name among {@link Payments#COLUMNS}
     * @return the value
     */
    public double feature(String column) {
        return features.get(Payments.position(column));
    }
}
