package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Callback steps of pipelines: the message that goes to the queue, and the answer that ends the step. See
 * https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-callback
 */
final class Callbacks implements Operations {
    private final Realms realms;

    Callbacks(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "SendPipelineExecutionStepSuccess", new Operation(realms::any, call -> answer(call, "Succeeded")),
                "SendPipelineExecutionStepFailure", new Operation(realms::any, call -> answer(call, "Failed")));
    }

    /** Lets an execution reach a callback step, and gives the body of the message to its queue. */
    static String reach(Realms realms, String execution, String name, Map<String, String> arguments) {
        Realm realm = realms.of(SageMakerArn.parse(execution));
        List<ObjectNode> steps = Pipelines.executed(realm, execution);
        ObjectNode definition = Pipelines.step(realm, execution, name);
        // ten letters and digits:
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CallbackStepMetadata.html
        String token = "cb%08d".formatted(realm.callbacks.size() + 1);
        ObjectNode callback =
                Wire.object("CallbackToken", token).put("SqsQueueUrl", Wire.text(definition, "SqsQueueUrl", ""));
        ObjectNode step =
                Wire.object("StepName", name).put("StepStatus", "Executing").put("StartTime", realms.now());
        step.putObject("Metadata").set("Callback", callback);
        steps.add(step);
        realm.callbacks.put(token, new Pending(execution, step));
        ObjectNode message = Wire.object("token", token).put("pipelineExecutionArn", execution);
        ObjectNode given = message.put("status", "Executing").putObject("arguments");
        arguments.forEach(given::put);
        return message.toString();
    }

    private ObjectNode answer(Call call, String status) {
        String token = Wire.required(call.input(), "CallbackToken");
        Pending pending = realms.of(call).callbacks.get(token);
        if (pending == null) {
            throw new AwsError(400, "ResourceNotFound", "There is no callback step of the token " + token);
        }
        if (!pending.repeats(call)) {
            finish(call, pending.step, status);
            pending.answered = call.input().deepCopy().put("Operation", call.operation());
        }
        return Wire.object("PipelineExecutionArn", pending.execution);
    }

    private void finish(Call call, ObjectNode step, String status) {
        step.put("StepStatus", status).put("EndTime", realms.now());
        String reason = Wire.text(call.input(), "FailureReason");
        if (reason != null) {
            step.put("FailureReason", reason);
        }
        JsonNode outputs = call.input().get("OutputParameters");
        if (outputs != null && step.at("/Metadata/Callback") instanceof ObjectNode callback) {
            callback.set("OutputParameters", outputs.deepCopy());
        }
    }

    /** A callback step that waits or was answered. */
    static final class Pending {
        private final String execution;
        private final ObjectNode step;

        private @Nullable ObjectNode answered;

        Pending(String execution, ObjectNode step) {
            this.execution = execution;
            this.step = step;
        }

        /**
         * Whether this is the answer that was given, by its client token.
         *
         * @throws AwsError if it is another one, since the step has ended
         */
        boolean repeats(Call call) {
            if (answered == null) {
                return false;
            }
            if (answered.equals(call.input().deepCopy().put("Operation", call.operation()))) {
                return true;
            }
            throw AwsError.validation("Step " + Wire.text(step, "StepName") + " is already in a terminal status");
        }
    }
}
