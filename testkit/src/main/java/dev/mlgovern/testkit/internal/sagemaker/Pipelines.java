package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pipelines and their executions. No job runs: a test plays the steps, and lets an execution reach its callback steps. See
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePipeline.html
 */
final class Pipelines implements Operations {
    private static final String TYPE = "pipeline";
    private static final String EXECUTION = "/execution/";

    private final Realms realms;

    Pipelines(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreatePipeline", new Operation(call -> realms.create(call, arn(call)), this::create),
                "DescribePipeline", new Operation(call -> realms.only(call, arn(call)), this::describe),
                "StartPipelineExecution", new Operation(call -> realms.only(call, arn(call)), this::start),
                "ListPipelineExecutionSteps", new Operation(this::execution, this::steps));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.pipelines.has(arn.name())) {
            throw AwsError.validation(
                    "Pipeline names must be unique within an AWS account and region. Pipeline with name (" + arn.name()
                            + ") already exists.");
        }
        String definition = Wire.text(call.input(), "PipelineDefinition");
        if (definition == null) {
            throw AwsError.validation("LocalCloud takes a PipelineDefinition in the request only");
        }
        PipelineDefinition.of(definition);
        ObjectNode pipeline = Wire.pick(
                call.input(),
                "PipelineName",
                "PipelineDisplayName",
                "PipelineDefinition",
                "PipelineDescription",
                "RoleArn");
        pipeline.put("PipelineArn", arn.toString());
        pipeline.put("PipelineStatus", "Active");
        pipeline.put("CreationTime", realms.now());
        pipeline.set("CreatedBy", Realms.user(call));
        realm.pipelines.put(arn.name(), pipeline);
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        return Wire.object("PipelineArn", arn.toString());
    }

    private ObjectNode describe(Call call) {
        return find(arn(call)).deepCopy();
    }

    private ObjectNode start(Call call) {
        SageMakerArn pipeline = arn(call);
        find(pipeline);
        Realm realm = realms.of(call);
        // ids of executions are twelve lower-case letters and digits
        String id = "%012d".formatted(realm.executions.size() + 1);
        String arn = pipeline.with(TYPE, pipeline.name() + EXECUTION + id).toString();
        realm.executions.put(arn, new ArrayList<>());
        return Wire.object("PipelineExecutionArn", arn);
    }

    private ObjectNode steps(Call call) {
        String arn = Wire.text(call.input(), "PipelineExecutionArn", "");
        List<ObjectNode> steps = executed(realms.of(call), arn);
        return new Listing(call, steps).page(realms.cloud, "PipelineExecutionSteps");
    }

    static List<ObjectNode> executed(Realm realm, String execution) {
        List<ObjectNode> steps = realm.executions.get(execution);
        if (steps == null) {
            throw new AwsError(400, "ResourceNotFound", "Pipeline execution " + execution + " does not exist.");
        }
        return steps;
    }

    /** The definition of a step of an execution. */
    static ObjectNode step(Realm realm, String execution, String name) {
        String pipeline = SageMakerArn.parse(execution).group();
        ObjectNode found = realm.pipelines.find(pipeline);
        if (found != null
                && PipelineDefinition.of(Wire.required(found, "PipelineDefinition"))
                                .steps
                                .get(name)
                        instanceof ObjectNode step) {
            return step;
        }
        throw new IllegalArgumentException("pipeline " + pipeline + " has no step " + name);
    }

    private ObjectNode find(SageMakerArn arn) {
        ObjectNode pipeline = realms.of(arn).pipelines.find(arn.name());
        if (pipeline == null) {
            throw new AwsError(400, "ResourceNotFound", "Pipeline '" + arn + "' does not exist.");
        }
        return pipeline;
    }

    private List<Access> execution(Call call) {
        return List.of(Access.of(
                "sagemaker:" + call.operation(),
                Wire.text(call.input(), "PipelineExecutionArn", "*"),
                call.accountId()));
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.of(call, TYPE, Wire.required(call.input(), "PipelineName"));
    }
}
