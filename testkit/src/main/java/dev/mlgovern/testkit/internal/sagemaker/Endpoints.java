package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Endpoints: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html */
final class Endpoints implements Operations {
    static final String TYPE = "endpoint";
    private static final int LONGEST_REASON = 1024;

    private final Realms realms;
    private final AutoLineage lineage;
    private final Rollouts rollouts;

    Endpoints(Realms realms) {
        this.realms = realms;
        this.lineage = new AutoLineage(realms);
        this.rollouts = new Rollouts(realms);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateEndpoint", new Operation(call -> withConfig(call, realms.create(call, arn(call))), this::create),
                "UpdateEndpoint", new Operation(call -> withConfig(call, named(call)), this::update),
                "DescribeEndpoint", new Operation(this::named, this::describe),
                "DeleteEndpoint", new Operation(this::named, this::delete),
                "ListEndpoints", new Operation(realms::any, this::list));
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private List<Access> withConfig(Call call, List<Access> endpoint) {
        List<Access> all = new ArrayList<>(endpoint);
        all.add(realms.access(call.operation(), EndpointConfigs.arn(call)));
        return all;
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.endpoints.has(arn.name())) {
            throw AwsError.validation("Cannot create already existing endpoint \"" + arn + "\".");
        }
        Rollout rollout = rollouts.start(call, EndpointConfigs.arn(call));
        ObjectNode document = call.input().deepCopy().without(List.of("Tags", "DeploymentConfig"));
        document.put("EndpointArn", arn.toString());
        document.put("CreationTime", realms.now());
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.liveEndpoints.put(arn.name(), new Endpoint());
        begin(call, document, rollout);
        return Wire.object("EndpointArn", arn.toString());
    }

    private ObjectNode update(Call call) {
        SageMakerArn arn = arn(call);
        ObjectNode document = settled(call);
        if ("Failed".equals(Wire.text(document, "EndpointStatus"))) {
            // "DeleteEndpoint is the only operation that can be performed on a failed endpoint"
            throw AwsError.validation("Cannot update failed endpoint \"" + arn + "\".");
        }
        begin(call, document, rollouts.start(call, EndpointConfigs.arn(call)));
        return Wire.object("EndpointArn", arn.toString());
    }

    private void begin(Call call, ObjectNode document, Rollout rollout) {
        List<ObjectNode> models = rollout.variants().stream()
                .map(variant -> SageMakerArn.own(call, Models.TYPE, Wire.required(variant.declared(), "ModelName")))
                .map(model -> Models.find(realms, model))
                .toList();
        lineage.deployment(call, arn(call), models);
        Endpoint endpoint = live(call);
        endpoint.begin(rollout, realms.endpointLooks);
        if (call.input().has("DeploymentConfig")) {
            document.set("LastDeploymentConfig", call.input().get("DeploymentConfig"));
        }
        document.remove("FailureReason");
        ObjectNode pending = document.putObject("PendingDeploymentSummary");
        pending.put("EndpointConfigName", rollout.config());
        pending.put("StartTime", realms.now());
        save(call, document, endpoint.serving() == null ? "Creating" : "Updating");
    }

    /** A rollout that fails leaves the old fleet: https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html */
    private ObjectNode describe(Call call) {
        ObjectNode document = find(call);
        Endpoint endpoint = live(call);
        if (endpoint.look()) {
            Rollout done = endpoint.finish();
            document.remove("PendingDeploymentSummary");
            Rollout serving = endpoint.serving();
            if (done.failure() == null) {
                realms.of(call)
                        .meter
                        .serves(arn(call), done, realms.cloud.clock().instant());
            } else {
                String reason = done.failure();
                document.put("FailureReason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
            }
            if (serving != null) {
                document.put("EndpointConfigName", serving.config());
                ArrayNode variants = serving.summaries(realms.now());
                document.set("ProductionVariants", variants);
            }
            save(call, document, serving == null ? "Failed" : "InService");
        }
        return document.deepCopy();
    }

    private void save(Call call, ObjectNode document, String status) {
        document.put("EndpointStatus", status);
        document.put("LastModifiedTime", realms.now());
        realms.of(call).endpoints.put(arn(call).name(), document.deepCopy());
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        settled(call);
        Realm realm = realms.of(call);
        realm.endpoints.remove(arn.name());
        realm.liveEndpoints.remove(arn.name());
        realm.meter.stops(arn, realms.cloud.clock().instant());
        realm.tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = realms.of(call).endpoints.shown().stream()
                .map(endpoint -> Wire.pick(
                        endpoint, "EndpointName", "EndpointArn", "CreationTime", "LastModifiedTime", "EndpointStatus"))
                .toList();
        return new Listing(call, found)
                .equal("StatusEquals", "EndpointStatus")
                .nameContains("EndpointName")
                .created()
                .sorted("EndpointName", "CreationTime", "Descending")
                .page(realms.cloud, "Endpoints");
    }

    /** An endpoint on which nothing is under way. */
    private ObjectNode settled(Call call) {
        ObjectNode document = find(call);
        if (live(call).pending() != null) {
            // worded as in https://github.com/aws/amazon-sagemaker-operator-for-k8s
            throw AwsError.validation("Cannot update in-progress endpoint \"" + arn(call) + "\".");
        }
        return document;
    }

    private ObjectNode find(Call call) {
        ObjectNode found = realms.of(call).endpoints.find(arn(call).name());
        if (found == null) {
            throw AwsError.validation("Could not find endpoint \"" + arn(call) + "\".");
        }
        return found.deepCopy();
    }

    private Endpoint live(Call call) {
        return Objects.requireNonNull(
                realms.of(call).liveEndpoints.get(arn(call).name()));
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.own(call, TYPE, Wire.required(call.input(), "EndpointName"));
    }
}
