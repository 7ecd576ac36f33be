package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;

/** Answers a callback step of a pipeline that waits until a version was decided about. */
@Command(
        name = "callback",
        description = {
            "Answers a callback step that waits for the approval of a version: success when it is approved, failure when it is"
                    + " rejected.",
            "As long as nobody has decided nothing is answered and it ends as REFUSED: leave the message in the queue and try"
                    + " again."
        },
        footer = "%nProperty file: outcome, message, version, approval, execution, answer (success or failure)")
final class CallbackStep extends Step {
    private static final int MOST_REASON = 256;

    @Option(
            names = "--message",
            required = true,
            paramLabel = "FILE",
            description =
                    "Body of the SQS message, JSON; - reads standard input. Its arguments have to name the \"version\" and"
                            + " the \"execution\".")
    private @Nullable CallbackMessage message;

    @Override
    String work(MlPlatform platform, StepLog log, Map<String, Object> result) {
        CallbackMessage asked = Objects.requireNonNull(message);
        ModelVersion version = ModelRegistry.on(platform).describe(asked.version());
        result.put("version", version.arn().toString());
        result.put("approval", version.approval());
        result.put("execution", asked.execution());
        SageMakerClient pipelines =
                platform.in(asked.account()).in(asked.region()).client(SageMakerClient::builder);
        String answer = asked.stopping()
                ? fail(pipelines, asked, "the pipeline is stopping")
                : decide(pipelines, asked, version);
        result.put("answer", answer);
        return asked.execution() + " was answered with " + answer;
    }

    private static String decide(SageMakerClient pipelines, CallbackMessage asked, ModelVersion version) {
        String why = version.arn() + " is " + version.approval()
                + version.approvalDescription().map(says -> ": " + says).orElse("");
        return switch (version.approval()) {
            case APPROVED -> succeed(pipelines, asked, version);
            case REJECTED -> fail(pipelines, asked, why);
            case PENDING ->
                throw new GateRefusedException(
                        Failure.of("callback", why + "; nobody has decided yet").in(version.account()));
        };
    }

    private static String succeed(SageMakerClient pipelines, CallbackMessage asked, ModelVersion version) {
        OutputParameter approval = OutputParameter.builder()
                .name("approval")
                .value(version.approval().name())
                .build();
        pipelines.sendPipelineExecutionStepSuccess(r -> r.callbackToken(asked.token())
                .clientRequestToken(asked.requestToken())
                .outputParameters(approval));
        return "success";
    }

    private static String fail(SageMakerClient pipelines, CallbackMessage asked, String why) {
        String reason = why.length() > MOST_REASON ? why.substring(0, MOST_REASON) : why;
        pipelines.sendPipelineExecutionStepFailure(r -> r.callbackToken(asked.token())
                .clientRequestToken(asked.requestToken())
                .failureReason(reason));
        return "failure";
    }
}
