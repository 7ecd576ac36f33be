package dev.mlgovern.examples.fraud;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What runs in the team's container image: opens the {@code model.tar.gz} it was deployed with and scores CSV lines.
 * Thread-safe.
 */
public final class FraudContainer {
    /** The file in the archive. */
    public static final String MODEL_FILE = "model.pb";

    private final FraudModel model;

    private FraudContainer(FraudModel model) {
        this.model = model;
    }

    /**
     * Starts with the deployed archive.
     *
     * @param modelTarGz bytes of {@code model.tar.gz}
     * @return a container that answers
     * @throws IllegalArgumentException if the archive holds no {@value #MODEL_FILE}
     */
    public static FraudContainer start(byte[] modelTarGz) {
        byte[] file = ModelArchive.unpack(modelTarGz).get(MODEL_FILE);
        if (file == null) {
            throw new IllegalArgumentException("no " + MODEL_FILE + " in the archive");
        }
        return new FraudContainer(FraudModel.of(file));
    }

    /**
     * Scores payments.
     *
     * @param csv a line for each payment, features in the order of {@link Payments#COLUMNS}, no header
     * @return the probability of fraud for each, a line each
     * @throws IllegalArgumentException if a line has too few or too many values, or one that is no number
     */
    public byte[] invoke(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8)
                .lines()
                .map(line -> String.format(Locale.ROOT, "%.6f\n", model.probability(features(line))))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Double> features(String line) {
        List<Double> features =
                Arrays.stream(line.split(",", -1)).map(Double::valueOf).toList();
        if (features.size() != Payments.COLUMNS.size()) {
            throw new IllegalArgumentException(
                    "a payment has " + Payments.COLUMNS.size() + " values, got " + features.size());
        }
        return features;
    }
}
