package dev.mlgovern.examples.fraud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** How good a model is on payments it has not seen. Immutable. */
public final class Evaluation {
    private static final int CURVE_POINTS = 101;
    private static final int ENOUGH_FOR_DEVIATION = 200;

    private final List<Scored> scores;
    private final Curves curves;

    private Evaluation(List<Scored> scores) {
        this.scores = scores;
        this.curves = Curves.of(scores);
    }

    /**
     * Scores every payment and compares.
     *
     * @param model the model
     * @param unseen payments that were not in its training
     * @return how good it is
     */
    public static Evaluation of(FraudModel model, Payments unseen) {
        return of(unseen.rows().stream()
                .map(row -> new Scored(model.probability(row.features()), row.fraud()))
                .toList());
    }

    static Evaluation of(List<Scored> scores) {
        return new Evaluation(List.copyOf(scores));
    }

    /**
     * The area under the ROC curve.
     *
     * @return 0 to 1, one half for a coin
     */
    public double auc() {
        return curves.auc();
    }

    /**
     * Verdicts against truth.
     *
     * @return the four counts
     */
    public Confusion confusion() {
        return Confusion.of(scores);
    }

    /**
     * The share of verdicts that were right.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return confusion().accuracy();
    }

    /**
     * The share of flagged payments that were fraud.
     *
     * @return 0 to 1
     */
    public double precision() {
        return confusion().precision();
    }

    /**
     * The share of fraud that was flagged.
     *
     * @return 0 to 1
     */
    public double recall() {
        return confusion().recall();
    }

    /**
     * The harmonic mean of precision and recall.
     *
     * @return 0 to 1
     */
    public double f1() {
        return confusion().f(1);
    }

    /**
     * The report as SageMaker's model quality monitor writes it.
     *
     * @return UTF-8 JSON
     */
    public byte[] toJson() {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
        ObjectNode report = Json.object();
        report.put("version", 0.0);
        report.putObject("dataset").put("item_count", scores.size());
        ObjectNode metrics = report.putObject("binary_classification_metrics");
        Confusion counts = confusion();
        ObjectNode matrix = metrics.putObject("confusion_matrix");
        matrix.putObject("0").put("0", counts.trueNegatives()).put("1", counts.falsePositives());
        matrix.putObject("1").put("0", counts.falseNegatives()).put("1", counts.truePositives());
        put(metrics, "recall", Confusion::recall);
        put(metrics, "precision", Confusion::precision);
        put(metrics, "accuracy", Confusion::accuracy);
        put(metrics, "recall_best_constant_classifier", c -> c.allFlagged().recall());
        put(metrics, "precision_best_constant_classifier", c -> c.allFlagged().precision());
        put(metrics, "accuracy_best_constant_classifier", c -> c.allFlagged().accuracy());
        put(metrics, "true_positive_rate", Confusion::recall);
        put(metrics, "true_negative_rate", c -> 1 - c.falsePositiveRate());
        put(metrics, "false_positive_rate", Confusion::falsePositiveRate);
        put(metrics, "false_negative_rate", c -> 1 - c.recall());
        putCurves(metrics);
        put(metrics, "f0_5", c -> c.f(0.5));
        put(metrics, "f1", c -> c.f(1));
        put(metrics, "f2", c -> c.f(2));
        put(metrics, "f0_5_best_constant_classifier", c -> c.allFlagged().f(0.5));
        put(metrics, "f1_best_constant_classifier", c -> c.allFlagged().f(1));
        put(metrics, "f2_best_constant_classifier", c -> c.allFlagged().f(2));
        return Json.bytes(report);
    }

    private void putCurves(ObjectNode metrics) {
        Curves few = curves.thinned(CURVE_POINTS);
        ObjectNode roc = metrics.putObject("receiver_operating_characteristic_curve");
        roc.set("false_positive_rates", Json.numbers(few.falsePositiveRates()));
        roc.set("true_positive_rates", Json.numbers(few.truePositiveRates()));
        ObjectNode pr = metrics.putObject("precision_recall_curve");
        pr.set("precisions", Json.numbers(few.precisions()));
        pr.set("recalls", Json.numbers(few.truePositiveRates()));
        putValue(metrics, "auc", auc(), sample -> Curves.of(sample).auc());
    }

    private void put(ObjectNode metrics, String name, ToDoubleFunction<Confusion> metric) {
        putValue(
                metrics, name, metric.applyAsDouble(confusion()), sample -> metric.applyAsDouble(Confusion.of(sample)));
    }

    private void putValue(ObjectNode metrics, String name, double value, ToDoubleFunction<List<Scored>> metric) {
        ObjectNode node = metrics.putObject(name);
        node.put("value", value);
        if (scores.size() < ENOUGH_FOR_DEVIATION) {
            node.put("standard_deviation", "NaN");
        } else {
            node.put("standard_deviation", deviation(metric));
        }
    }

    /** SageMaker's way: five samples of four fifths of the data. */
    private double deviation(ToDoubleFunction<List<Scored>> metric) {
        List<Scored> shuffled = new ArrayList<>(scores);
        Random random = new Random(5);
        double[] values = new double[5];
        for (int i = 0; i < values.length; i++) {
            Collections.shuffle(shuffled, random);
            values[i] = metric.applyAsDouble(shuffled.subList(0, shuffled.size() * 4 / 5));
        }
        return Summary.of(values).deviation();
    }
}
