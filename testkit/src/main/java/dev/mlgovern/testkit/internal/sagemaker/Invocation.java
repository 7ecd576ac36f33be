package dev.mlgovern.testkit.internal.sagemaker;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.LogStore.Line;
import dev.mlgovern.testkit.internal.service.MetricStore.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One invocation as CloudWatch shows it: https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
final class Invocation {
    private final Cloud cloud;
    private final Call call;
    private final String variant;

    Invocation(Cloud cloud, Call call, String variant) {
        this.cloud = cloud;
        this.call = call;
        this.variant = variant;
    }

    InferenceAnswer measured(Supplier<InferenceAnswer> model) {
        record("Invocations", 1);
        Instant begin = cloud.clock().instant();
        try {
            InferenceAnswer answer = model.get();
            failed(0);
            // in microseconds
            record(
                    "ModelLatency",
                    Duration.between(begin, cloud.clock().instant()).toNanos() / 1000.0);
            record("OverheadLatency", 0);
            return answer;
        } catch (AwsError e) {
            failed(1); // what a container throws counts as its 500
            String group = "/aws/sagemaker/Endpoints/" + Wire.required(call.input(), "EndpointName");
            cloud.logs()
                    .write(
                            call.accountId(),
                            call.region(),
                            group,
                            new Line(variant + "/i-1", cloud.clock().instant(), e.message()));
            throw e;
        }
    }

    /** A request without an error counts as zero of both kinds. */
    private void failed(int errors) {
        record("Invocation4XXErrors", 0);
        record("Invocation5XXErrors", errors);
    }

    private void record(String name, double value) {
        Map<String, String> dimensions =
                Map.of("EndpointName", Wire.required(call.input(), "EndpointName"), "VariantName", variant);
        cloud.metrics()
                .record(
                        call.accountId(),
                        call.region(),
                        new Metric("AWS/SageMaker", name, new TreeMap<>(dimensions)),
                        value);
    }
}
