package dev.mlgovern.testkit.internal.sagemaker;

import dev.mlgovern.testkit.internal.service.Metered;
import dev.mlgovern.testkit.internal.service.Metered.Instances;
import dev.mlgovern.testkit.internal.service.Scoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which instances of endpoints ran when: "You pay for what you use": https://aws.amazon.com/sagemaker/ai/pricing/ */
final class InstanceMeter {
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final List<Metered> gone = new ArrayList<>();
    private final Tags tags;

    InstanceMeter(Tags tags) {
        this.tags = tags;
    }

    /** What serves from now on; what served before is gone. */
    void serves(SageMakerArn arn, Rollout rollout, Instant now) {
        stops(arn, now);
        List<Instances> instances = rollout.variants().stream()
                .map(Rollout.Variant::declared)
                .filter(variant -> variant.has("InstanceType"))
                .map(variant -> new Instances(
                        "Host",
                        Wire.required(variant, "InstanceType"),
                        variant.path("InitialInstanceCount").asInt(1)))
                .toList();
        running.put(arn.toString(), new Running(arn, instances, now));
    }

    void stops(SageMakerArn arn, Instant now) {
        Running was = running.remove(arn.toString());
        if (was != null) {
            gone.addAll(metered(was, now).toList());
        }
    }

    List<Metered> read(Instant now) {
        return Stream.concat(gone.stream(), running.values().stream().flatMap(each -> metered(each, now)))
                .toList();
    }

    private Stream<Metered> metered(Running run, Instant until) {
        Map<String, String> of = new LinkedHashMap<>();
        tags.of(run.arn().toString()).forEach(tag -> of.put(Wire.required(tag, "Key"), Wire.text(tag, "Value", "")));
        Scoped.Scope where = new Scoped.Scope(run.arn().account(), run.arn().region());
        return run.instances().stream().map(each -> new Metered(where, each, run.since(), until, of));
    }

    private record Running(SageMakerArn arn, List<Instances> instances, Instant since) {}
}
