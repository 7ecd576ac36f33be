package dev.mlgovern.featurestore.group;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.time.Duration;
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
import software.amazon.awssdk.services.sagemaker.model.TtlDuration;
import software.amazon.awssdk.services.sagemaker.model.TtlDurationUnit;

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

    static TtlDuration timeToLive(Duration duration) {
        long seconds = duration.toSeconds();
        for (Unit unit : Unit.values()) {
            if (seconds % unit.seconds == 0) {
                return TtlDuration.builder()
                        .unit(unit.awsName)
                        .value(Math.toIntExact(seconds / unit.seconds))
                        .build();
            }
        }
        throw new IllegalArgumentException("time to live must be whole seconds, was " + duration);
    }

    /** "set the TtlDuration Unit and Value to null": https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateFeatureGroup.html */
    static TtlDuration noTimeToLive() {
        return TtlDuration.builder().build();
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
                        && lastUpdate(found) == LastUpdateStatusValue.SUCCESSFUL)
                .failure(failure(found))
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
                    found.throughputConfig().provisionedReadCapacityUnits(),
                    found.throughputConfig().provisionedWriteCapacityUnits()));
        }
        return group.build();
    }

    private static LastUpdateStatusValue lastUpdate(DescribeFeatureGroupResponse found) {
        return found.lastUpdateStatus() == null
                ? LastUpdateStatusValue.SUCCESSFUL
                : found.lastUpdateStatus().status();
    }

    private static Optional<String> failure(DescribeFeatureGroupResponse found) {
        if (found.featureGroupStatusAsString().endsWith("Failed")) {
            return Optional.of(found.featureGroupStatusAsString() + ": " + found.failureReason());
        }
        return lastUpdate(found) == LastUpdateStatusValue.FAILED
                ? Optional.of("update failed: " + found.lastUpdateStatus().failureReason())
                : Optional.empty();
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
        store.timeToLive().ifPresent(duration -> config.ttlDuration(timeToLive(duration)));
        store.kmsKeyArn().ifPresent(key -> config.securityConfig(s -> s.kmsKeyId(key)));
        return config.build();
    }

    private static OnlineStore online(OnlineStoreConfig config) {
        OnlineStore.Builder store =
                OnlineStore.builder().storage(OnlineStore.Storage.ofAwsName(config.storageTypeAsString()));
        TtlDuration duration = config.ttlDuration();
        if (duration != null && duration.value() != null) {
            store.timeToLive(Duration.ofSeconds(duration.value() * Unit.seconds(duration.unit())));
        }
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
                .map(catalog -> new OfflineTable(
                        catalog.catalog(),
                        catalog.database(),
                        catalog.tableName(),
                        config.s3StorageConfig().resolvedOutputS3Uri()));
    }

    /** Largest first, so that a day is a day and not 86 400 seconds. */
    private enum Unit {
        WEEKS(TtlDurationUnit.WEEKS, 604_800),
        DAYS(TtlDurationUnit.DAYS, 86_400),
        HOURS(TtlDurationUnit.HOURS, 3_600),
        MINUTES(TtlDurationUnit.MINUTES, 60),
        SECONDS(TtlDurationUnit.SECONDS, 1);

        private final TtlDurationUnit awsName;
        private final long seconds;

        Unit(TtlDurationUnit awsName, long seconds) {
            this.awsName = awsName;
            this.seconds = seconds;
        }

        static long seconds(TtlDurationUnit awsName) {
            for (Unit unit : values()) {
                if (unit.awsName == awsName) {
                    return unit.seconds;
                }
            }
            throw new IllegalArgumentException("unknown unit " + awsName);
        }
    }
}
