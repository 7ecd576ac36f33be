package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordIdentifier;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.DeletionMode;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.ExpirationTimeResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.GetRecordResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.SageMakerFeatureStoreRuntimeException;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.TargetStore;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.ValidationErrorException;

class FeatureStoreRuntimeTest {
    private static final String NINE = "2026-11-23T09:00:00Z";
    private static final String TEN = "2026-11-23T10:00:00.500Z";

    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerFeatureStoreRuntimeClient runtime = bench.features(Bench.DEV);

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
    void get_afterPut_answersTheWholeRecord() {
        put("4711", TEN, "12.5");
        assertThat(values(get("4711"))).isEqualTo(Map.of("card", "4711", "at", TEN, "amount", "12.5"));
        assertThat(get("0815").hasRecord()).isFalse();
    }

    @Test
    void get_ofSomeFeatures_answersOnlyThose() {
        put("4711", TEN, "12.5");
        GetRecordResponse found = runtime.getRecord(r -> r.featureGroupName("cards")
                .recordIdentifierValueAsString("4711")
                .featureNames("amount", "card"));
        assertThat(values(found)).isEqualTo(Map.of("card", "4711", "amount", "12.5"));
    }

    @Test
    void put_ofHistory_goesOfflineOnly() {
        put("4711", TEN, "12.5");
        put("4711", NINE, "3");
        assertThat(values(get("4711"))).containsEntry("amount", "12.5");
        assertThat(bench.offline(Bench.DEV, "cards"))
                .extracting(row -> row.get("amount"))
                .containsExactly("12.5", "3");
    }

    @Test
    void put_intoOneStore_leavesTheOtherAlone() {
        runtime.putRecord(r ->
                r.featureGroupName("cards").record(record("4711", TEN, "1")).targetStores(TargetStore.ONLINE_STORE));
        assertThat(bench.offline(Bench.DEV, "cards")).isEmpty();
        assertThat(get("4711").hasRecord()).isTrue();
    }

    @Test
    void put_ofWhatTheGroupDoesNotDefine_isRefused() {
        refused("Fractional", value("card", "1"), value("at", TEN), value("amount", "a lot"));
        refused("not among the features", value("card", "1"), value("at", TEN), value("colour", "red"));
        refused("no value for at", value("card", "1"));
        refused("event time must be", value("card", "1"), value("at", "23.11.2026"));
        refused("twice", value("card", "1"), value("card", "2"), value("at", TEN));
    }

    @Test
    void record_afterItsTimeToLive_isGone() {
        put("4711", TEN, "12.5");
        GetRecordResponse found = runtime.getRecord(r -> r.featureGroupName("cards")
                .recordIdentifierValueAsString("4711")
                .expirationTimeResponse(ExpirationTimeResponse.ENABLED));
        assertThat(found.expiresAt()).isEqualTo("2026-11-23T16:00:00.500Z");
        bench.advance(Duration.ofHours(7));
        assertThat(get("4711").hasRecord()).isFalse();
    }

    @Test
    void softDelete_hidesTheRecordAndLaterHistory() {
        put("4711", NINE, "12.5");
        delete("4711", TEN, DeletionMode.SOFT_DELETE);
        put("4711", "2026-11-23T09:30:00Z", "99");
        assertThat(get("4711").hasRecord()).isFalse();
        assertThat(bench.offline(Bench.DEV, "cards"))
                .extracting(row -> row.get("is_deleted"))
                .containsExactly("false", "true", "false");
    }

    @Test
    void softDelete_ofANewerRecord_leavesIt() {
        put("4711", TEN, "12.5");
        delete("4711", NINE, DeletionMode.SOFT_DELETE);
        assertThat(get("4711").hasRecord()).isTrue();
    }

    @Test
    void hardDelete_ofANewerRecord_isRefused() {
        put("4711", TEN, "12.5");
        assertThatThrownBy(() -> delete("4711", NINE, DeletionMode.HARD_DELETE))
                .isInstanceOf(ValidationErrorException.class)
                .hasMessageContaining("EventTime");
        delete("4711", "2026-11-23T11:00:00Z", DeletionMode.HARD_DELETE);
        put("4711", NINE, "1");
        assertThat(values(get("4711"))).containsEntry("amount", "1");
    }

    @Test
    void batchGet_answersWhatIsThere() {
        put("4711", TEN, "12.5");
        put("4712", TEN, "13");
        BatchGetRecordResponse found = runtime.batchGetRecord(r -> r.identifiers(identifiers("4711", "0815", "4712")));
        assertThat(found.records())
                .extracting(each -> each.recordIdentifierValueAsString())
                .containsExactly("4711", "4712");
        assertThat(found.errors()).isEmpty();
    }

    @Test
    void batchGet_ofMoreThanAHundred_isRefused() {
        String[] many = new String[60];
        Arrays.fill(many, "1");
        assertThatThrownBy(() -> runtime.batchGetRecord(r -> r.identifiers(identifiers(many), identifiers(many))))
                .isInstanceOf(ValidationErrorException.class)
                .hasMessageContaining("At most 100");
    }

    @Test
    void put_fromAnotherAccount_isDenied() {
        assertThatThrownBy(() -> bench.features(Bench.CENTRAL)
                        .putRecord(
                                r -> r.featureGroupName("arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards")
                                        .record(record("4711", TEN, "1"))))
                .isInstanceOf(SageMakerFeatureStoreRuntimeException.class)
                .hasMessageContaining("no resource-based policy allows");
    }

    private void refused(String why, FeatureValue... record) {
        assertThatThrownBy(
                        () -> runtime.putRecord(r -> r.featureGroupName("cards").record(record)))
                .isInstanceOf(ValidationErrorException.class)
                .hasMessageContaining(why);
    }

    private void put(String card, String at, String amount) {
        runtime.putRecord(r -> r.featureGroupName("cards").record(record(card, at, amount)));
    }

    private void delete(String card, String at, DeletionMode mode) {
        runtime.deleteRecord(r -> r.featureGroupName("cards")
                .recordIdentifierValueAsString(card)
                .eventTime(at)
                .deletionMode(mode));
    }

    private GetRecordResponse get(String card) {
        return runtime.getRecord(r -> r.featureGroupName("cards").recordIdentifierValueAsString(card));
    }

    private static Map<String, String> values(GetRecordResponse found) {
        return found.record().stream()
                .collect(java.util.stream.Collectors.toMap(FeatureValue::featureName, FeatureValue::valueAsString));
    }

    private static BatchGetRecordIdentifier identifiers(String... cards) {
        return BatchGetRecordIdentifier.builder()
                .featureGroupName("cards")
                .recordIdentifiersValueAsString(cards)
                .build();
    }

    private static List<FeatureValue> record(String card, String at, String amount) {
        return List.of(value("card", card), value("at", at), value("amount", amount));
    }

    private static FeatureValue value(String name, String value) {
        return FeatureValue.builder().featureName(name).valueAsString(value).build();
    }

    private static FeatureDefinition feature(String name, String type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }
}
