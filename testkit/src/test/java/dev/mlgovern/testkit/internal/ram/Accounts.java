package dev.mlgovern.testkit.internal.ram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.LocalCloud;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/** An account with a feature group, one beside it in the organization, and one outside. */
final class Accounts implements AfterEachCallback {
    static final String OWNER = "111111111111";
    static final String FRIEND = "222222222222";
    static final String STRANGER = "333333333333";
    static final String GROUP = "arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards";
    static final String CATALOG =
            "arn:aws:sagemaker:eu-west-1:111111111111:sagemaker-catalog/DefaultFeatureGroupCatalog";
    static final String UNIT = "arn:aws:organizations::999999999999:ou/o-exampleorg1/ou-ab12-dev";

    final LocalCloud cloud = LocalCloud.builder()
            .clock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC))
            .start();
    final RamClient ram = ram(OWNER);

    Accounts() {
        cloud.account(FRIEND).organization("o-exampleorg1", "ou-ab12-work", "ou-ab12-dev");
        cloud.account(STRANGER).organization("o-elsewhere12");
        SageMakerClient owner = sageMaker(OWNER);
        owner.createFeatureGroup(r -> r.featureGroupName("cards")
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .onlineStoreConfig(o -> o.enableOnlineStore(true))
                .featureDefinitions(feature("card"), feature("at")));
        owner.describeFeatureGroup(r -> r.featureGroupName("cards"));
    }

    private SageMakerClient sageMaker(String account) {
        return SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(account, "lee"))
                .build();
    }

    /** The feature groups of others that an account can discover. */
    List<String> found(String account) {
        return sageMaker(account)
                .search(r ->
                        r.resource("FeatureGroup").crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT))
                .results()
                .stream()
                .map(result -> result.featureGroup().featureGroupArn())
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(cloud.violations()).isEmpty();
        cloud.close();
    }

    RamClient ram(String account) {
        return RamClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(account, "lee"))
                .build();
    }

    private SageMakerFeatureStoreRuntimeClient records(String account) {
        return SageMakerFeatureStoreRuntimeClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(account, "lee"))
                .build();
    }

    void put(String account) {
        records(account)
                .putRecord(r ->
                        r.featureGroupName(GROUP).record(value("card", "4711"), value("at", "2026-11-23T09:00:00Z")));
    }

    void get(String account) {
        records(account).getRecord(r -> r.featureGroupName(GROUP).recordIdentifierValueAsString("4711"));
    }

    /** Looks until nothing is under way. */
    List<ResourceShareAssociation> settled(String share, ResourceShareAssociationType type) {
        List<ResourceShareAssociation> found = List.of();
        for (int i = 0; i < 3; i++) {
            found = ram.getResourceShareAssociations(
                            r -> r.associationType(type).resourceShareArns(share))
                    .resourceShareAssociations();
        }
        return found;
    }

    List<ResourceShareAssociationStatus> settle(String share) {
        settled(share, ResourceShareAssociationType.RESOURCE);
        return settled(share, ResourceShareAssociationType.PRINCIPAL).stream()
                .map(ResourceShareAssociation::status)
                .toList();
    }

    static String permission(String name) {
        return "arn:aws:ram::aws:permission/" + name;
    }

    private static FeatureDefinition feature(String name) {
        return FeatureDefinition.builder()
                .featureName(name)
                .featureType("String")
                .build();
    }

    private static FeatureValue value(String name, String value) {
        return FeatureValue.builder().featureName(name).valueAsString(value).build();
    }
}
