package dev.mlgovern.featurestore.group;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.CollectionType;
import software.amazon.awssdk.services.sagemaker.model.CreateFeatureGroupRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeFeatureGroupResponse;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroupStatus;
import software.amazon.awssdk.services.sagemaker.model.LastUpdateStatusValue;
import software.amazon.awssdk.services.sagemaker.model.OfflineStoreConfig;
import software.amazon.awssdk.services.sagemaker.model.OnlineStoreConfig;
import software.amazon.awssdk.services.sagemaker.model.ThroughputConfigUpdate;
import software.amazon.awssdk.services.sagemaker.model.ThroughputMode;

/** Between our values and SageMaker's. */
final class GroupMapping {
    private GroupMapping() {}

    static CreateFeatureGroupRequest request(FeatureGroupDefinition definition) {
        Schema schema = definition.schema();
        CreateFeatureGroupRequest.Builder request = CreateFeatureGroupRequest.builder()
                .featureGroupName(definition.name())
                .recordIdentifierFeatureName(schema.recordIdentifier().name())
                .eventTimeFeatureName(schema.eventTime().name())
                .featureDefinitions(features(schema.features()))
                .description(definition.description().orElse(null));
        definition.onlineStore().ifPresent(store -> request.onlineStoreConfig(online(store)));
        definition
                .offlineStore()
                .ifPresent(store -> request.roleArn(store.roleArn()).offlineStoreConfig(offline(store)));
        definition
                .throughput()
                .ifPresent(units -> request.throughputConfig(t -> t.throughputMode(ThroughputMode.PROVISIONED)
                        .provisionedReadCapacityUnits(units.readUnits())
                        .provisionedWriteCapacityUnits(units.writeUnits())));
        return request.build();
    }

    static List<FeatureDefinition> features(List<Feature> features) {
        return features.stream().map(GroupMapping::feature).toList();
    }

    static ThroughputConfigUpdate throughput(@Nullable Throughput units) {
        return units == null
                ? ThroughputConfigUpdate.builder()
                        .throughputMode(ThroughputMode.ON_DEMAND)
                        .build()
                : ThroughputConfigUpdate.builder()
                        .throughputMode(ThroughputMode.PROVISIONED)
                        .provisionedReadCapacityUnits(units.readUnits())
                        .provisionedWriteCapacityUnits(units.writeUnits())
                        .build();
    }

    static FeatureGroup group(DescribeFeatureGroupResponse found) {
        ImmutableFeatureGroup.Builder group = FeatureGroup.builder()
                .arn(FeatureGroupArn.parse(found.featureGroupArn()))
                .schema(Schema.of(
                        found.featureDefinitions().stream()
                                .map(GroupMapping::feature)
                                .toList(),
                        found.recordIdentifierFeatureName(),
                        found.eventTimeFeatureName()))
                .ready(found.featureGroupStatus() == FeatureGroupStatus.CREATED
                        && lastUpdate(found) != LastUpdateStatusValue.IN_PROGRESS)
                .failure(Optional.ofNullable(failure(found)))
                .description(Optional.ofNullable(found.description()))
                .createdAt(found.creationTime());
        OnlineStoreConfig online = found.onlineStoreConfig();
        if (online != null && Boolean.TRUE.equals(online.enableOnlineStore())) {
            group.onlineStore(online(online));
        }
        OfflineStoreConfig offline = found.offlineStoreConfig();
        if (offline != null) {
            group.offlineStore(offline(offline, found.roleArn())).offlineTable(table(offline));
        }
        if (found.throughputConfig() != null
                && found.throughputConfig().throughputMode() == ThroughputMode.PROVISIONED) {
            group.throughput(new Throughput(
                    units(found.throughputConfig().provisionedReadCapacityUnits()),
                    units(found.throughputConfig().provisionedWriteCapacityUnits())));
        }
        return group.build();
    }

    private static LastUpdateStatusValue lastUpdate(DescribeFeatureGroupResponse found) {
        return found.lastUpdateStatus() == null
                ? LastUpdateStatusValue.SUCCESSFUL
                : found.lastUpdateStatus().status();
    }

    /** A group without an online store has no units. */
    private static int units(@Nullable Integer units) {
        return units == null ? 0 : units;
    }

    private static @Nullable String failure(DescribeFeatureGroupResponse found) {
        return switch (found.featureGroupStatus()) {
            case CREATE_FAILED ->
                "could not be made (%s): delete it, then make it again".formatted(found.failureReason());
            case DELETING -> "is being deleted: make it again when it is gone";
            case DELETE_FAILED ->
                "could not be deleted (%s): delete it once more before it is made again"
                        .formatted(found.failureReason());
            default ->
                lastUpdate(found) == LastUpdateStatusValue.FAILED
                        ? "could not be updated: " + found.lastUpdateStatus().failureReason()
                        : null;
        };
    }

    private static FeatureDefinition feature(Feature feature) {
        FeatureDefinition.Builder definition = FeatureDefinition.builder()
                .featureName(feature.name())
                .featureType(feature.type().awsName());
        if (feature.shape() instanceof FeatureShape.Vector vector) {
            definition
                    .collectionType(CollectionType.VECTOR)
                    .collectionConfig(c -> c.vectorConfig(v -> v.dimension(vector.dimension())));
        } else if (!(feature.shape() instanceof FeatureShape.Single)) {
            boolean set = feature.shape() instanceof FeatureShape.SetOf;
            definition.collectionType(set ? CollectionType.SET : CollectionType.LIST);
        }
        return definition.build();
    }

    private static Feature feature(FeatureDefinition definition) {
        FeatureShape shape = definition.collectionType() == null
                ? FeatureShape.SINGLE
                : switch (definition.collectionType()) {
                    case LIST -> FeatureShape.LIST;
                    case SET -> FeatureShape.SET;
                    case VECTOR ->
                        FeatureShape.vector(
                                definition.collectionConfig().vectorConfig().dimension());
                    case UNKNOWN_TO_SDK_VERSION ->
                        throw new IllegalStateException("feature %s has the unknown collection type %s"
                                .formatted(definition.featureName(), definition.collectionTypeAsString()));
                };
        return new Feature(definition.featureName(), FeatureType.ofAwsName(definition.featureTypeAsString()), shape);
    }

    private static OnlineStoreConfig online(OnlineStore store) {
        OnlineStoreConfig.Builder config = OnlineStoreConfig.builder()
                .enableOnlineStore(true)
                .storageType(store.storage().awsName());
        store.timeToLive().ifPresent(duration -> config.ttlDuration(TimeToLive.of(duration)));
        store.kmsKeyArn().ifPresent(key -> config.securityConfig(s -> s.kmsKeyId(key)));
        return config.build();
    }

    private static OnlineStore online(OnlineStoreConfig config) {
        OnlineStore.Builder store =
                OnlineStore.builder().storage(OnlineStore.Storage.ofAwsName(config.storageTypeAsString()));
        TimeToLive.read(config.ttlDuration()).ifPresent(store::timeToLive);
        if (config.securityConfig() != null && config.securityConfig().kmsKeyId() != null) {
            store.kmsKeyArn(config.securityConfig().kmsKeyId());
        }
        return store.build();
    }

    private static OfflineStoreConfig offline(OfflineStore store) {
        return OfflineStoreConfig.builder()
                .tableFormat(store.format().awsName())
                .s3StorageConfig(
                        s -> s.s3Uri(store.s3Uri()).kmsKeyId(store.kmsKeyArn().orElse(null)))
                .build();
    }

    private static OfflineStore offline(OfflineStoreConfig config, String roleArn) {
        OfflineStore.Builder store = OfflineStore.builder()
                .s3Uri(config.s3StorageConfig().s3Uri())
                .roleArn(roleArn)
                .format(OfflineStore.TableFormat.ofAwsName(config.tableFormatAsString()));
        if (config.s3StorageConfig().kmsKeyId() != null) {
            store.kmsKeyArn(config.s3StorageConfig().kmsKeyId());
        }
        return store.build();
    }

    private static Optional<OfflineTable> table(OfflineStoreConfig config) {
        return Optional.ofNullable(config.dataCatalogConfig())
                .map(catalog ->
                        new OfflineTable(catalog.catalog(), catalog.database(), catalog.tableName(), location(config)));
    }

    /** Iceberg keeps its metadata beside its data: https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-offline.html */
    private static String location(OfflineStoreConfig config) {
        String data = config.s3StorageConfig().resolvedOutputS3Uri();
        boolean iceberg =
                OfflineStore.TableFormat.ofAwsName(config.tableFormatAsString()) == OfflineStore.TableFormat.ICEBERG;
        return iceberg ? data.replaceFirst("/data/?$", "") : data;
    }
}
