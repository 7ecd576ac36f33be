package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CollectionType;
import software.amazon.awssdk.services.sagemaker.model.CreateFeatureGroupRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeFeatureGroupResponse;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroupStatus;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroupSummary;
import software.amazon.awssdk.services.sagemaker.model.FeatureParameter;
import software.amazon.awssdk.services.sagemaker.model.FeatureType;
import software.amazon.awssdk.services.sagemaker.model.LastUpdateStatusValue;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.StorageType;
import software.amazon.awssdk.services.sagemaker.model.TableFormat;
import software.amazon.awssdk.services.sagemaker.model.ThroughputMode;

class FeatureGroupsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void create_thenDescribe_findsItUnderWayAndThenCreated() {
        create(r -> {});
        assertThat(describe().featureGroupStatus()).isEqualTo(FeatureGroupStatus.CREATING);
        DescribeFeatureGroupResponse made = describe();
        assertThat(made.featureGroupStatus()).isEqualTo(FeatureGroupStatus.CREATED);
        assertThat(made.featureDefinitions())
                .extracting(FeatureDefinition::featureName)
                .containsExactly("card", "at", "amount");
    }

    @Test
    void create_withAnOfflineStore_resolvesItsPlaceAndTable() {
        create(r -> r.roleArn(Bench.role(Bench.DEV))
                .offlineStoreConfig(o -> o.tableFormat(TableFormat.ICEBERG)
                        .s3StorageConfig(s -> s.s3Uri("s3://models-111111111111/features/"))));
        DescribeFeatureGroupResponse made = describe();
        assertThat(made.offlineStoreConfig().s3StorageConfig().resolvedOutputS3Uri())
                .startsWith("s3://models-111111111111/features/111111111111/sagemaker/eu-west-1/offline-store/cards-")
                .endsWith("/data");
        assertThat(made.offlineStoreConfig().dataCatalogConfig().database()).isEqualTo("sagemaker_featurestore");
    }

    @Test
    void create_whenItExists_isInUse() {
        create(r -> {});
        assertThatThrownBy(() -> create(r -> {})).isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void create_ofWhatTheDocumentationForbids_isRefused() {
        refused(r -> r.eventTimeFeatureName("when"), "EventTimeFeatureName when is not among");
        refused(
                r -> r.featureDefinitions(feature("card", FeatureType.STRING), feature("at", FeatureType.INTEGRAL)),
                "must name a feature of type String or Fractional");
        refused(
                r -> r.featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        feature("write_time", FeatureType.STRING)),
                "reserved");
        refused(
                r -> r.featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        feature("AT", FeatureType.STRING)),
                "there twice");
        refused(
                r -> r.featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        FeatureDefinition.builder()
                                .featureName("shops")
                                .featureType(FeatureType.STRING)
                                .collectionType(CollectionType.LIST)
                                .build()),
                "Only InMemory");
        refused(r -> r.onlineStoreConfig(o -> o.enableOnlineStore(false)), "must be specified");
        refused(
                r -> r.onlineStoreConfig(o -> o.enableOnlineStore(true).storageType(StorageType.IN_MEMORY))
                        .throughputConfig(t -> t.throughputMode(ThroughputMode.PROVISIONED)
                                .provisionedReadCapacityUnits(1)
                                .provisionedWriteCapacityUnits(1)),
                "Provisioned throughput is for Standard");
    }

    @Test
    void update_addsFeatures_afterALook() {
        create(r -> {});
        describe();
        addCountry();
        assertThat(describe().lastUpdateStatus().status()).isEqualTo(LastUpdateStatusValue.IN_PROGRESS);
        DescribeFeatureGroupResponse updated = describe();
        assertThat(updated.lastUpdateStatus().status()).isEqualTo(LastUpdateStatusValue.SUCCESSFUL);
        assertThat(updated.featureDefinitions())
                .extracting(FeatureDefinition::featureName)
                .contains("country");
    }

    @Test
    void update_ofTwoThingsAtOnce_isRefused() {
        create(r -> {});
        describe();
        assertThatThrownBy(() -> dev.updateFeatureGroup(r -> r.featureGroupName("cards")
                        .featureAdditions(feature("country", FeatureType.STRING))
                        .onlineStoreConfig(
                                o -> o.ttlDuration(t -> t.unit("Days").value(1)))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Exactly one of");
    }

    @Test
    void metadata_afterUpdate_keepsWhatWasNotSaid() {
        create(r -> {});
        dev.updateFeatureMetadata(r -> r.featureGroupName("cards")
                .featureName("amount")
                .description("in euro")
                .parameterAdditions(
                        FeatureParameter.builder().key("unit").value("EUR").build()));
        dev.updateFeatureMetadata(r -> r.featureGroupName("cards")
                .featureName("amount")
                .parameterAdditions(
                        FeatureParameter.builder().key("pii").value("no").build())
                .parameterRemovals("unit"));
        var found = dev.describeFeatureMetadata(r -> r.featureGroupName("cards").featureName("amount"));
        assertThat(found.description()).isEqualTo("in euro");
        assertThat(found.parameters()).extracting(FeatureParameter::key).containsExactly("pii");
    }

    @Test
    void delete_thenDescribe_isNotFound() {
        create(r -> {});
        dev.deleteFeatureGroup(r -> r.featureGroupName("cards"));
        assertThatThrownBy(this::describe).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void delete_thenCreate_startsWithoutMetadata() {
        create(r -> {});
        dev.updateFeatureMetadata(
                r -> r.featureGroupName("cards").featureName("amount").description("in euro"));
        dev.deleteFeatureGroup(r -> r.featureGroupName("cards"));
        create(r -> {});
        assertThat(dev.describeFeatureMetadata(r -> r.featureGroupName("cards").featureName("amount"))
                        .description())
                .isNull();
    }

    @Test
    void change_thatIsToFail_leavesTheGroupAsItWas() {
        create(r -> {});
        describe();
        bench.failFeatureGroupChanges(1);
        addCountry();
        assertThat(describe().lastUpdateStatus().status()).isEqualTo(LastUpdateStatusValue.IN_PROGRESS);
        DescribeFeatureGroupResponse failed = describe();
        assertThat(failed.lastUpdateStatus().status()).isEqualTo(LastUpdateStatusValue.FAILED);
        assertThat(failed.lastUpdateStatus().failureReason()).isNotEmpty();
        assertThat(failed.featureDefinitions()).hasSize(3);
        addCountry();
        describe();
        assertThat(describe().featureDefinitions()).hasSize(4);
    }

    @Test
    void create_thatIsToFail_isCreateFailed() {
        bench.failFeatureGroupChanges(1);
        create(r -> {});
        describe();
        assertThat(describe().featureGroupStatus()).isEqualTo(FeatureGroupStatus.CREATE_FAILED);
    }

    @Test
    void list_showsEveryGroup() {
        create(r -> {});
        create(r -> r.featureGroupName("shops"));
        assertThat(dev.listFeatureGroups(r -> {}).featureGroupSummaries())
                .extracting(FeatureGroupSummary::featureGroupName)
                .containsExactlyInAnyOrder("cards", "shops");
    }

    private void refused(Consumer<CreateFeatureGroupRequest.Builder> wrong, String why) {
        assertThatThrownBy(() -> create(wrong))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining(why);
    }

    private void addCountry() {
        dev.updateFeatureGroup(
                r -> r.featureGroupName("cards").featureAdditions(feature("country", FeatureType.STRING)));
    }

    private DescribeFeatureGroupResponse describe() {
        return dev.describeFeatureGroup(r -> r.featureGroupName("cards"));
    }

    private void create(Consumer<CreateFeatureGroupRequest.Builder> more) {
        CreateFeatureGroupRequest.Builder request = CreateFeatureGroupRequest.builder()
                .featureGroupName("cards")
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        feature("amount", FeatureType.FRACTIONAL))
                .onlineStoreConfig(o -> o.enableOnlineStore(true));
        more.accept(request);
        dev.createFeatureGroup(request.build());
    }

    private static FeatureDefinition feature(String name, FeatureType type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }
}
