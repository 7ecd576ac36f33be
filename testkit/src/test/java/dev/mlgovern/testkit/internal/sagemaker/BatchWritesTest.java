package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.ExpirationTimeResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.GetRecordResponse;

/** {@code BatchWriteRecord}, which the SDK does not have yet: sent as JSON, signed by hand. */
class BatchWritesTest {
    private static final String TEN = "2026-11-23T10:00:00Z";
    private static final String ARN = "arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards";

    @RegisterExtension
    final Bench bench = new Bench();

    @BeforeEach
    void group() {
        SageMakerClient dev = bench.sageMaker(Bench.DEV);
        dev.createFeatureGroup(r -> r.featureGroupName("cards")
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .featureDefinitions(feature("card", "String"), feature("at", "String"), feature("amount", "Fractional"))
                .roleArn(Bench.role(Bench.DEV))
                .onlineStoreConfig(o -> o.enableOnlineStore(true)
                        .ttlDuration(t -> t.unit("Hours").value(6)))
                .offlineStoreConfig(o -> o.s3StorageConfig(s -> s.s3Uri("s3://models-111111111111/features"))));
        dev.describeFeatureGroup(r -> r.featureGroupName("cards"));
    }

    @Test
    void batchWrite_ofMany_writesThemAll() {
        Posted answer = write("", entry("4711", "1.5", ""), entry("4712", "2", ""));
        assertThat(answer.body().path("Errors")).isEmpty();
        assertThat(answer.body().path("UnprocessedEntries")).isEmpty();
        assertThat(get("4711").record()).hasSize(3);
        assertThat(bench.offline(Bench.DEV, "cards"))
                .extracting(row -> row.get("card"))
                .containsExactly("4711", "4712");
    }

    @Test
    void batchWrite_withTimesToLiveAndStores_takesTheNearest() {
        String hours = ",\"TtlDuration\":{\"Unit\":\"Hours\",\"Value\":%d}";
        write(hours.formatted(2), entry("own", "1", hours.formatted(1)), entry("ofRequest", "1", ""));
        write("", entry("ofGroup", "1", ""), entry("offline", "1", ",\"TargetStores\":[\"OfflineStore\"]"));
        assertThat(get("own").expiresAt()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(get("ofRequest").expiresAt()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(get("ofGroup").expiresAt()).isEqualTo("2026-11-23T16:00:00Z");
        assertThat(get("offline").hasRecord()).isFalse();
        assertThat(bench.offline(Bench.DEV, "cards")).hasSize(4);
    }

    @Test
    void batchWrite_ofSomethingBad_writesTheRest() {
        String unknown = entry("1", "1", "").replace(ARN, "cards2");
        Posted answer = write("", entry("4711", "a lot", ""), unknown, entry("4712", "2", ""));
        JsonNode errors = answer.body().path("Errors");
        assertThat(errors)
                .extracting(each -> each.path("ErrorCode").asText())
                .containsExactly("ValidationError", "ResourceNotFound");
        assertThat(errors.at("/0/Entry/Record/0/ValueAsString").asText()).isEqualTo("4711");
        assertThat(get("4712").hasRecord()).isTrue();
    }

    @Test
    void batchWrite_underLoad_leavesEntriesAside() {
        bench.cloud().disturbBatchWrites(1, 1);
        Posted answer = write("", entry("4711", "1", ""), entry("4712", "2", ""), entry("4713", "3", ""));
        assertThat(answer.body()
                        .at("/UnprocessedEntries/0/Record/0/ValueAsString")
                        .asText())
                .isEqualTo("4711");
        assertThat(answer.body().at("/Errors/0/ErrorCode").asText()).isEqualTo("InternalFailure");
        assertThat(bench.offline(Bench.DEV, "cards")).hasSize(1);
    }

    @Test
    void batchWrite_ofTwentySix_isRefused() {
        List<String> many =
                IntStream.range(0, 26).mapToObj(i -> entry("c" + i, "1", "")).toList();
        assertThat(write("", many.toArray(String[]::new)).status()).isEqualTo(400);
        assertThat(bench.cloud().takeViolations()).singleElement().asString().contains("25");
        assertThat(bench.offline(Bench.DEV, "cards")).isEmpty();
    }

    @Test
    void batchWrite_whereItIsNotServed_isAnUnknownOperation() {
        bench.cloud().batchWrites(false);
        Posted answer = write("", entry("4711", "1", ""));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("UnknownOperationException");
    }

    @Test
    void batchWrite_fromAnotherAccount_isDenied() {
        Posted answer = bench.post(Bench.CENTRAL, "/BatchWriteRecord", body("", entry("4711", "1", "")));
        assertThat(answer.error()).isEqualTo("AccessDeniedException");
        assertThat(answer.body().toString()).contains("no resource-based policy allows");
    }

    private Posted write(String ofRequest, String... entries) {
        return bench.post(Bench.DEV, "/BatchWriteRecord", body(ofRequest, entries));
    }

    private static String body(String ofRequest, String... entries) {
        return List.of(entries).stream().collect(Collectors.joining(",", "{\"Entries\":[", "]" + ofRequest + "}"));
    }

    private static String entry(String card, String amount, String more) {
        return """
                {"FeatureGroupName":"%s","Record":[{"FeatureName":"card","ValueAsString":"%s"},
                {"FeatureName":"at","ValueAsString":"%s"},{"FeatureName":"amount","ValueAsString":"%s"}]%s}
                """.formatted(ARN, card, TEN, amount, more);
    }

    private GetRecordResponse get(String card) {
        return bench.features(Bench.DEV)
                .getRecord(r -> r.featureGroupName("cards")
                        .recordIdentifierValueAsString(card)
                        .expirationTimeResponse(ExpirationTimeResponse.ENABLED));
    }

    private static FeatureDefinition feature(String name, String type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }
}
