package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

class PipelinesTest {
    private static final String ONCE = "a-client-request-token-of-32-chars";
    private static final OutputParameter APPROVED =
            OutputParameter.builder().name("approval").value("APPROVED").build();
    private static final String DEFINITION = """
            {"Version": "2020-12-01",
             "Parameters": [{"Name": "Image", "Type": "String"}],
             "Steps": [
              {"Name": "Work", "Type": "Processing",
               "Arguments": {
                "AppSpecification": {"ImageUri": {"Get": "Parameters.Image"}, "ContainerArguments": ["register"]},
                "ProcessingResources": {"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.t3.medium", "VolumeSizeInGB": 1}},
                "ProcessingOutputConfig": {"Outputs": [{"OutputName": "result", "S3Output": {
                 "S3Uri": "s3://bucket/result", "LocalPath": "/opt/ml/processing/output", "S3UploadMode": "EndOfJob"}}]},
                "RoleArn": "arn:aws:iam::111111111111:role/pipeline"},
               "PropertyFiles": [{"PropertyFileName": "Result", "OutputName": "result", "FilePath": "result.json"}],
               "RetryPolicies": [{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 3}]},
              {"Name": "Ask", "Type": "Callback", "DependsOn": ["Work"],
               "SqsQueueUrl": "https://sqs.eu-west-1.amazonaws.com/111111111111/asked",
               "Arguments": {"version": {"Std:JsonGet": {
                "PropertyFile": {"Get": "Steps.Work.PropertyFiles.Result"}, "Path": "version"}}},
               "OutputParameters": [{"OutputName": "approval", "OutputType": "String"}]},
              {"Name": "Decide", "Type": "Condition",
               "Arguments": {"Conditions": [{"Type": "Equals", "RightValue": "APPROVED",
                 "LeftValue": {"Get": "Steps.Ask.OutputParameters['approval']"}}],
                "ElseSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "rejected"}}]}}]}""";

    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void create_ofASoundDefinition_describesIt() {
        create(DEFINITION);

        assertThat(dev.describePipeline(r -> r.pipelineName("road")).pipelineDefinition())
                .isEqualTo(DEFINITION);
        assertThatThrownBy(() -> create(DEFINITION)).hasMessageContaining("already exists");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2020-12-01 | 2019 | Version must be 2020-12-01
            "Name": "Ask" | "Name": "a step" | the name of a step must match
            "Name": "Stop" | "Name": "Ask" | two steps of the name Ask
            "Type": "Fail" | "Type": "Fial" | Type must be one of
            Parameters.Image | Parameters.image | Get points at nothing: Parameters.image
            Steps.Work.Prop | Steps.Werk.Prop | Get points at nothing: Steps.Werk.PropertyFiles.Result
            PropertyFiles.Result | PropertyFiles.Results | Get points at nothing: Steps.Work.PropertyFiles.Results
            ['approval'] | ['approved'] | Get points at nothing: Steps.Ask.OutputParameters['approved']
            ["Work"] | ["Werk"] | DependsOn names no step
            ["Work"] | ["Ask"] | it depends on itself
            "OutputName": "result", "FilePath" | "OutputName": "other", "FilePath" | there is no "other"
            Step.THROTTLING | AlgorithmError | know no ExceptionType
            "MaxAttempts": 3 | "MaxAttempts": 3, "ExpireAfterMin": 9 | not both
            "SqsQueueUrl" | "QueueUrl" | SqsQueueUrl is missing
            ml.t3.medium | t3.medium | must satisfy enum value set
            "InstanceCount": 1, | '' | InstanceCount' failed to satisfy constraint: Member must not be null
            "Path": "version" | "File": "version" | Path is missing
            """)
    void create_ofABrokenDefinition_saysWhatIsWrong(String sound, String broken, String problem) {
        assertThat(DEFINITION).contains(sound);

        assertThatThrownBy(() -> create(DEFINITION.replace(sound, broken)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Invalid pipeline definition")
                .hasMessageContaining(problem);
    }

    @Test
    void create_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> create("steps: []")).hasMessageContaining("it is not JSON");
        assertThatThrownBy(() -> create("[]")).hasMessageContaining("must be a JSON object");
    }

    @Test
    void callback_answeredWithSuccess_endsItsStep() {
        String execution = start();
        String token = reach(execution);
        assertThat(step(execution).stepStatus()).isEqualTo(StepStatus.EXECUTING);

        String answered = succeed(token);

        assertThat(answered).isEqualTo(execution);
        assertThat(step(execution).stepStatus()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(step(execution).metadata().callback().outputParameters()).containsExactly(APPROVED);
    }

    @Test
    void callback_answeredTwice_isAnsweredOnceByItsClientToken() {
        String execution = start();
        String token = reach(execution);
        succeed(token);

        assertThat(succeed(token)).isEqualTo(execution);
        assertThatThrownBy(() -> dev.sendPipelineExecutionStepFailure(
                        r -> r.callbackToken(token).failureReason("no")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("already in a terminal status");
    }

    @Test
    void callback_answeredWithFailure_saysWhy() {
        String execution = start();

        dev.sendPipelineExecutionStepFailure(
                r -> r.callbackToken(reach(execution)).failureReason("rejected by lee"));

        assertThat(step(execution).stepStatus()).isEqualTo(StepStatus.FAILED);
        assertThat(step(execution).failureReason()).isEqualTo("rejected by lee");
    }

    @Test
    void callback_ofAnUnknownToken_isNotFound() {
        assertThatThrownBy(() -> succeed("abcdefghij")).isInstanceOf(ResourceNotFoundException.class);
    }

    private void create(String definition) {
        dev.createPipeline(
                r -> r.pipelineName("road").roleArn(Bench.role(Bench.DEV)).pipelineDefinition(definition));
    }

    private String start() {
        create(DEFINITION);
        return dev.startPipelineExecution(r -> r.pipelineName("road")).pipelineExecutionArn();
    }

    private String reach(String execution) {
        String message = bench.cloud().reachCallback(execution, "Ask", Map.of("version", "churn/1"));
        assertThat(message).contains("\"arguments\":{\"version\":\"churn/1\"}");
        return message.replaceFirst(".*\"token\":\"(\\w+)\".*", "$1");
    }

    private String succeed(String token) {
        return dev.sendPipelineExecutionStepSuccess(
                        r -> r.callbackToken(token).clientRequestToken(ONCE).outputParameters(APPROVED))
                .pipelineExecutionArn();
    }

    private PipelineExecutionStep step(String execution) {
        return dev.listPipelineExecutionSteps(r -> r.pipelineExecutionArn(execution))
                .pipelineExecutionSteps()
                .get(0);
    }
}
