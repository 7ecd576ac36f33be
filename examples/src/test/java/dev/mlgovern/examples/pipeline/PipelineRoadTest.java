package dev.mlgovern.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.examples.quickstart.StepBank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The pipeline's definition, played with the real command in processes of its own against a LocalCloud over HTTP. */
class PipelineRoadTest {
    @TempDir
    Path folder;

    private StepBank bank;
    private String execution;
    private PipelinePlay play;

    @BeforeEach
    void open() throws IOException {
        bank = StepBank.open();
        try (SageMakerClient dev = pipelines()) {
            dev.createPipeline(r -> r.pipelineName("release")
                    .roleArn("arn:aws:iam::222222222222:role/pipeline")
                    .pipelineDefinition(definition()));
            execution =
                    dev.startPipelineExecution(r -> r.pipelineName("release")).pipelineExecutionArn();
        }
        play = new PipelinePlay(bank, folder, execution);
    }

    @AfterEach
    void close() {
        assertThat(bank.cloud().violations()).isEmpty();
        bank.close();
    }

    @Test
    void theWholeRoad_stopsAtEachGateAndIsTheSameAgain() throws Exception {
        StepProcess.Ended registered = play.process("Register");
        assertThat(registered.code()).as(registered.output()).isZero();
        assertThat(registered.property("approval")).isEqualTo("PENDING");
        assertThat(registered.output())
                .startsWith("INFO  register: started as " + StepProcess.JOB)
                .contains(
                        "INFO  register: DONE, arn:aws:sagemaker:eu-west-1:222222222222:model-package/card-payments/1");

        Path lead = play.reach("LeadApproves");
        assertRefused(play.answer(lead), "nobody has decided yet");
        assertRefused(play.process("Promote"), "it is PendingManualApproval");
        approve(bank.lee(), registered);
        assertThat(play.answer(lead).property("answer")).isEqualTo("success");
        assertThat(answered("LeadApproves")
                        .metadata()
                        .callback()
                        .outputParameters()
                        .get(0)
                        .value())
                .isEqualTo("APPROVED");

        StepProcess.Ended promoted = play.process("Promote");
        assertThat(promoted.code()).as(promoted.output()).isZero();
        assertThat(promoted.output()).contains("INFO  promote: plan: promote card-payments/1 to fraud-card-payments");
        Path officer = play.reach("OfficerApproves");
        StepProcess.Ended early = play.process("DeployToTest");
        assertThat(early.code()).as("the definition branches on it").isZero();
        assertThat(play.resolve(condition().path("LeftValue"))).isEqualTo("REFUSED");
        assertThat(play.resolve(PipelinePlay.step("WasRefused").at("/Arguments/IfSteps/0/Arguments/ErrorMessage")))
                .contains("has to be approved there");
        approve(bank.ines(), promoted);
        assertThat(play.answer(officer).property("answer")).isEqualTo("success");

        StepProcess.Ended deployed = play.process("DeployToTest");
        assertThat(play.resolve(condition().path("LeftValue"))).isEqualTo("DONE");
        assertThat(deployed.property("endpoint")).isEqualTo("fraud-card-payments");
        assertTheSameAgain(List.of("Register", "Promote", "DeployToTest"));
    }

    @Test
    void callback_ofARejectedVersion_failsTheStepWithTheReason() throws Exception {
        StepProcess.Ended registered = play.process("Register");
        ModelRegistry.on(bank.lee())
                .reject(version(registered), d -> d.by("lee").because("half of the fraud gets through"));

        Path message = play.reach("LeadApproves");
        assertThat(play.answer(message).property("answer")).isEqualTo("failure");
        assertThat(play.answer(message).property("answer"))
                .as("the queue may deliver a message twice")
                .isEqualTo("failure");
        assertThat(answered("LeadApproves").stepStatus()).isEqualTo(StepStatus.FAILED);
        assertThat(answered("LeadApproves").failureReason()).contains("half of the fraud gets through");
    }

    @Test
    void register_whileAwsThrottles_endsAsRetryLater() throws Exception {
        bank.cloud().faults().on("sagemaker:CreateModelPackage").throttled();

        StepProcess.Ended ended = play.process("Register");

        assertThat(ended.code()).as(ended.output()).isEqualTo(75);
        assertThat(ended.property("outcome")).isEqualTo("RETRY_LATER");
        assertThat(ended.output())
                .contains("WARN  register: sagemaker:CreateModelPackage in 222222222222 failed")
                .contains("attempts 4");
        assertThat(ended.output().lines()).allMatch(line -> line.matches("(INFO |WARN |ERROR) register: .*"));
    }

    @Test
    void register_withBrokenInput_saysAllProblemsWhereSageMakerShowsThem() throws Exception {
        bank.cloud().clearCalls();

        StepProcess.Ended ended = play.job()
                .run(List.of("register", "--team", "fraud", "--artifact", "x", "--image", "y", "--grop", "z"));

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.exitMessage())
                .startsWith("INVALID: ")
                .contains("'--artifact'", "'--image'", "'--group=NAME'", "'--grop'");
        assertThat(bank.cloud().calls()).isEmpty();
    }

    private void assertTheSameAgain(List<String> steps) throws Exception {
        bank.cloud().clearCalls();
        for (String step : steps) {
            StepProcess.Ended again = play.process(step);
            assertThat(again.code()).as(again.output()).isZero();
            assertThat(again.property("version")).endsWith("/1");
        }
        assertThat(bank.cloud().calls()).isNotEmpty().noneMatch(RecordedCall::mutating);
    }

    private static void assertRefused(StepProcess.Ended ended, String why) throws IOException {
        assertThat(ended.code()).as(ended.output()).isEqualTo(77);
        assertThat(ended.property("outcome")).isEqualTo("REFUSED");
        assertThat(ended.exitMessage()).startsWith("REFUSED: ").contains(why);
    }

    private static void approve(MlPlatform who, StepProcess.Ended made) throws IOException {
        ModelRegistry.on(who).approve(version(made), d -> d.by(who.actor()).because("good enough"));
    }

    private static ModelVersionArn version(StepProcess.Ended made) throws IOException {
        return ModelVersionArn.parse(made.property("version"));
    }

    private PipelineExecutionStep answered(String step) {
        try (SageMakerClient dev = pipelines()) {
            return dev
                    .listPipelineExecutionSteps(r -> r.pipelineExecutionArn(execution))
                    .pipelineExecutionSteps()
                    .stream()
                    .filter(each -> each.stepName().equals(step))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode condition() throws IOException {
        return PipelinePlay.step("WasRefused").at("/Arguments/Conditions/0");
    }

    private static String definition() {
        try {
            return PipelinePlay.definition().toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SageMakerClient pipelines() {
        return SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(bank.cloud().credentials(StepBank.DEV, "dana"))
                .httpClient(bank.cloud().httpClient())
                .build();
    }
}
