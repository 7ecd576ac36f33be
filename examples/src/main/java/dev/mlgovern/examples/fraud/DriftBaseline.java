package dev.mlgovern.examples.fraud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** What the training data looked like, so that a monitor can tell when live data no longer does. Immutable. */
public final class DriftBaseline {
    private static final int BUCKETS = 10;

    private final Payments data;

    private DriftBaseline(Payments data) {
        this.data = data;
    }

    /**
     * The baseline of a data set.
     *
     * @param data what the model was trained on
     * @return its baseline
     */
    public static DriftBaseline of(Payments data) {
        return new DriftBaseline(data);
    }

    /**
     * The content of {@code statistics.json}, as SageMaker Model Monitor writes it.
     *
     * @return UTF-8 JSON
     */
    public byte[] statistics() {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-interpreting-statistics.html
        ObjectNode file = Json.object();
        file.put("version", 0.0);
        file.putObject("dataset").put("item_count", data.rows().size());
        ArrayNode features = file.putArray("features");
        for (int i = 0; i < Payments.COLUMNS.size(); i++) {
            putStatistics(features.addObject(), Payments.COLUMNS.get(i), data.values(i));
        }
        return Json.bytes(file);
    }

    private static void putStatistics(ObjectNode feature, Column column, double[] values) {
        Summary summary = Summary.of(values);
        feature.put("name", column.name());
        feature.put("inferred_type", type(column));
        ObjectNode numbers = feature.putObject("numerical_statistics");
        numbers.putObject("common").put("num_present", summary.count()).put("num_missing", 0);
        numbers.put("mean", summary.mean());
        numbers.put("sum", summary.sum());
        numbers.put("std_dev", summary.deviation());
        numbers.put("min", summary.min());
        numbers.put("max", summary.max());
        ObjectNode kll = numbers.putObject("distribution").putObject("kll");
        putBuckets(kll.putArray("buckets"), summary, values);
        ObjectNode sketch = kll.putObject("sketch");
        sketch.putObject("parameters").put("c", KllSketch.SHRINKAGE).put("k", (double) KllSketch.SIZE);
        ArrayNode levels = sketch.putArray("data");
        KllSketch.of(values).levels().forEach(level -> levels.add(Json.numbers(level)));
    }

    private static void putBuckets(ArrayNode buckets, Summary summary, double[] values) {
        double width = (summary.max() - summary.min()) / BUCKETS;
        for (int i = 0; i < BUCKETS; i++) {
            double lower = summary.min() + i * width;
            boolean last = i == BUCKETS - 1;
            double upper = last ? summary.max() : summary.min() + (i + 1) * width;
            long count = Arrays.stream(values)
                    .filter(v -> v >= lower && (last || v < upper))
                    .count();
            buckets.addObject()
                    .put("lower_bound", lower)
                    .put("upper_bound", upper)
                    .put("count", (double) count);
        }
    }

    /**
     * The content of {@code constraints.json}, as SageMaker Model Monitor suggests it from a baseline.
     *
     * @return UTF-8 JSON
     */
    public byte[] constraints() {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-constraints.html
        ObjectNode file = Json.object();
        file.put("version", 0.0);
        ArrayNode features = file.putArray("features");
        for (int i = 0; i < Payments.COLUMNS.size(); i++) {
            Column column = Payments.COLUMNS.get(i);
            ObjectNode feature = features.addObject();
            feature.put("name", column.name())
                    .put("inferred_type", type(column))
                    .put("completeness", 1.0);
            boolean nonNegative = Summary.of(data.values(i)).min() >= 0;
            feature.putObject("num_constraints").put("is_non_negative", nonNegative);
        }
        ObjectNode monitoring = file.putObject("monitoring_config");
        monitoring.put("evaluate_constraints", "Enabled").put("emit_metrics", "Enabled");
        monitoring.put("datatype_check_threshold", 1.0).put("domain_content_threshold", 1.0);
        ObjectNode distribution = monitoring.putObject("distribution_constraints");
        distribution.put("perform_comparison", "Enabled");
        distribution.put("comparison_threshold", 0.1).put("comparison_method", "Robust");
        return Json.bytes(file);
    }

    private static String type(Column column) {
        return column.integral() ? "Integral" : "Fractional";
    }
}
