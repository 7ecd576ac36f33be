package dev.mlgovern.examples.fraud;

import java.util.Arrays;

/** Count, sum, mean, spread and range of numbers. Immutable. */
record Summary(long count, double sum, double mean, double deviation, double min, double max) {
    static Summary of(double[] values) {
        double sum = Arrays.stream(values).sum();
        double mean = sum / values.length;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Summary(
                values.length,
                sum,
                mean,
                Math.sqrt(squares / values.length),
                Arrays.stream(values).min().orElse(Double.NaN),
                Arrays.stream(values).max().orElse(Double.NaN));
    }
}
