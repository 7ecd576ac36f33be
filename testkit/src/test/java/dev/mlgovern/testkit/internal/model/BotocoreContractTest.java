package dev.mlgovern.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.house.OuterTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;

/** {@code BatchWriteRecord} as botocore has it, whose models AWS publishes first. */
@Tag(OuterTools.TAG)
class BotocoreContractTest {
    private static final String RUNTIME = "featurestore-runtime.sagemaker";
    private static final String OPERATION = "BatchWriteRecord";

    private final Set<String> compared = new HashSet<>();

    @Test
    void batchWriteRecord_ofTheOverlay_isBotocores() {
        JsonNode theirs = AwsModels.botocore("sagemaker-featurestore-runtime", "2020-07-01");
        JsonNode ours = ModelLoader.json(RUNTIME);

        compare(ours.at("/operations/" + OPERATION), theirs.at("/operations/" + OPERATION));
        compareShape(ours.path("shapes"), theirs.path("shapes"), OPERATION + "Request");
        compareShape(ours.path("shapes"), theirs.path("shapes"), OPERATION + "Response");
        assertThat(compared).contains("BatchWriteRecordEntry", "UnprocessedBatchWriteRecordEntries", "TtlDurationUnit");
    }

    @Test
    void boto3_writesABatch_intoLocalCloud() throws Exception {
        try (LocalCloud cloud = LocalCloud.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC))
                .start()) {
            makeGroup(cloud);
            cloud.disturbBatchWrites(1, 1);

            JsonNode answers = new JsonMapper().readTree(boto3(cloud));

            assertThat(answers.at("/disturbed/UnprocessedEntries/0/Record/0/ValueAsString")
                            .asText())
                    .isEqualTo("4711");
            assertThat(answers.at("/disturbed/Errors/0/ErrorCode").asText()).isEqualTo("InternalFailure");
            assertThat(answers.at("/whole/UnprocessedEntries")).isEmpty();
            assertThat(answers.path("expires").asText()).isEqualTo("2026-11-23T11:00:00Z");
            assertThat(cloud.account("111111111111").offlineRecords("cards")).hasSize(3);
            assertThat(cloud.violations()).isEmpty();
        }
    }

    private void compareShape(JsonNode ours, JsonNode theirs, String name) {
        if (compared.add(name)) {
            compare(ours.path(name), theirs.path(name));
            theirs.path(name).findValuesAsText("shape").forEach(next -> compareShape(ours, theirs, next));
        }
    }

    private static void compare(JsonNode ours, JsonNode theirs) {
        assertThat(theirs.isObject()).isTrue();
        assertThat(undocumented(ours)).isEqualTo(undocumented(theirs));
    }

    private static JsonNode undocumented(JsonNode node) {
        JsonNode copy = node.deepCopy();
        copy.findParents("documentation").forEach(each -> ((ObjectNode) each).remove("documentation"));
        return copy;
    }

    private static void makeGroup(LocalCloud cloud) {
        try (SageMakerClient client = SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(cloud.credentials("111111111111", "ines"))
                .httpClient(cloud.httpClient())
                .build()) {
            cloud.account("111111111111").bucket("features");
            String role = cloud.account("111111111111")
                    .role("store")
                    .trusts("sagemaker.amazonaws.com")
                    .arn();
            client.createFeatureGroup(r -> r.featureGroupName("cards")
                    .recordIdentifierFeatureName("card")
                    .eventTimeFeatureName("at")
                    .featureDefinitions(feature("card"), feature("at"))
                    .roleArn(role)
                    .onlineStoreConfig(o -> o.enableOnlineStore(true))
                    .offlineStoreConfig(o -> o.s3StorageConfig(s -> s.s3Uri("s3://features/offline"))));
            client.describeFeatureGroup(r -> r.featureGroupName("cards"));
        }
    }

    private static FeatureDefinition feature(String name) {
        return FeatureDefinition.builder()
                .featureName(name)
                .featureType("String")
                .build();
    }

    private static String boto3(LocalCloud cloud) throws IOException, InterruptedException {
        AwsCredentials keys = cloud.credentials("111111111111", "ines").resolveCredentials();
        ProcessBuilder python = new ProcessBuilder(
                OuterTools.program("python").toString(),
                "-c",
                script(),
                cloud.uri().toString());
        python.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        keys.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        keys.secretAccessKey(),
                        "AWS_DEFAULT_REGION",
                        "eu-west-1",
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
        Process running = python.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answers = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).isZero();
        return answers;
    }

    private static String script() {
        return """
                import boto3, json, sys
                client = boto3.client("sagemaker-featurestore-runtime", endpoint_url=sys.argv[1])
                def entry(card):
                    return {"FeatureGroupName": "cards", "TtlDuration": {"Unit": "Hours", "Value": 1}, "Record": [
                        {"FeatureName": "card", "ValueAsString": card},
                        {"FeatureName": "at", "ValueAsString": "2026-11-23T10:00:00Z"}]}
                def write(*cards):
                    answer = client.batch_write_record(Entries=[entry(card) for card in cards])
                    return {name: answer[name] for name in ("Errors", "UnprocessedEntries")}
                disturbed = write("4711", "4712", "4713")
                whole = write("4711", "4712")
                found = client.get_record(FeatureGroupName="cards", RecordIdentifierValueAsString="4711",
                        ExpirationTimeResponse="Enabled")
                json.dump({"disturbed": disturbed, "whole": whole, "expires": found["ExpiresAt"]}, sys.stdout)
                """;
    }
}
