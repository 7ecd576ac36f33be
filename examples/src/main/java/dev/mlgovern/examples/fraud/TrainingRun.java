package dev.mlgovern.examples.fraud;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of the team's training script, start to end. Immutable. */
public final class TrainingRun {
    /** The archive among the {@link #files()}. */
    public static final String ARCHIVE = "model.tar.gz";
    /** The training data among the {@link #files()}. */
    public static final String TRAINING_DATA = "train.csv";
    /** The measured quality among the {@link #files()}. */
    public static final String QUALITY = "model-quality.json";
    /** The data statistics among the {@link #files()}. */
    public static final String STATISTICS = "statistics.json";
    /** The data constraints among the {@link #files()}. */
    public static final String CONSTRAINTS = "constraints.json";
    /** A request to try the model with, among the {@link #files()}. */
    public static final String PAYLOAD = "payload.csv";
    /** A payment that no bank should let through unseen: 950 EUR at 3 a.m., far away, without the card. */
    public static final List<Double> SUSPICIOUS = List.of(950.0, 3.0, 140.0, 0.95, 4.0, 0.0, 1.0);
    /** A coffee around the corner. */
    public static final List<Double> ORDINARY = List.of(12.5, 14.0, 2.0, 0.05, 0.0, 1.0, 0.0);

    private final Payments training;
    private final Evaluation evaluation;
    private final Map<String, byte[]> files = new TreeMap<>();

    private TrainingRun(Payments training, FraudModel model, Evaluation evaluation) {
        this.training = training;
        this.evaluation = evaluation;
        DriftBaseline baseline = DriftBaseline.of(training);
        files.put(TRAINING_DATA, training.toCsv());
        files.put(ARCHIVE, ModelArchive.pack(Map.of(FraudContainer.MODEL_FILE, model.toBytes())));
        files.put(QUALITY, evaluation.toJson());
        files.put(STATISTICS, baseline.statistics());
        files.put(CONSTRAINTS, baseline.constraints());
        files.put(PAYLOAD, Payments.csvRow(SUSPICIOUS).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Trains, and measures on payments that were held out.
     *
     * @param training what to learn from
     * @param heldOut what to measure on
     * @return the run
     */
    public static TrainingRun of(Payments training, Payments heldOut) {
        FraudModel model = FraudModel.train(training);
        return new TrainingRun(training, model, Evaluation.of(model, heldOut));
    }

    /**
     * What the model learnt from.
     *
     * @return the payments
     */
    public Payments training() {
        return training;
    }

    /**
     * How good the model is.
     *
     * @return measured on the payments held out
     */
    public Evaluation evaluation() {
        return evaluation;
    }

    /**
     * What the run leaves behind.
     *
     * @return content by file name
     */
    public Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }
}
