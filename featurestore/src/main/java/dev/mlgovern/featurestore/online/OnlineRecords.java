package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.DeletionMode;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.GetRecordResponse;

/** The records of one group through the feature store's runtime. */
final class OnlineRecords<T> implements Records<T> {
    // BatchGetRecord, all groups together: https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
    private static final int BATCH = 100;

    private final MlPlatform platform;
    private final FeatureGroup group;
    private final Wire<T> wire;

    OnlineRecords(MlPlatform platform, FeatureGroup group, Wire<T> wire) {
        this.platform = platform;
        this.group = group;
        this.wire = wire;
    }

    @Override
    public void put(T value) {
        client().putRecord(r -> r.featureGroupName(group.arn().toString()).record(wire.written(value)));
    }

    @Override
    public Optional<T> get(String identifier) {
        GetRecordResponse found = client().getRecord(
                        r -> r.featureGroupName(group.arn().toString())
                                .recordIdentifierValueAsString(identifier)
                                .featureNames(wire.projection()));
        return found.record().isEmpty() ? Optional.empty() : Optional.of(wire.read(found.record()));
    }

    @Override
    public Found<T> get(Collection<String> identifiers) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(identifiers));
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            batches.add(wanted.subList(from, Math.min(from + BATCH, wanted.size())));
        }
        FanOut<List<String>, BatchRead<T>> read = platform.work().forEach(batches, this::read);
        Map<String, T> records = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, GovernanceException> failures = new LinkedHashMap<>();
        for (List<String> batch : batches) {
            BatchRead<T> answered = read.results().get(batch);
            GovernanceException failed = read.failures().get(batch);
            for (String identifier : batch) {
                GovernanceException failure = answered == null ? failed : answered.failure(identifier);
                T record = answered == null ? null : answered.record(identifier);
                if (failure != null) {
                    failures.put(identifier, failure);
                } else if (record == null) {
                    missing.add(identifier);
                } else {
                    records.put(identifier, record);
                }
            }
        }
        return new Found<>(records, missing, failures);
    }

    @Override
    public void delete(String identifier, Instant at, Deletion deletion) {
        EventTime.Format format = EventTime.Format.of(group.schema().eventTime().type());
        client().deleteRecord(r -> r.featureGroupName(group.arn().toString())
                .recordIdentifierValueAsString(identifier)
                .eventTime(format.write(at))
                .deletionMode(deletion == Deletion.HARD ? DeletionMode.HARD_DELETE : DeletionMode.SOFT_DELETE));
    }

    private BatchRead<T> read(List<String> identifiers) {
        BatchRead<T> batch = new BatchRead<>(client(), group.arn().toString(), wire, identifiers);
        batch.run(platform.work(), this::get);
        return batch;
    }

    private SageMakerFeatureStoreRuntimeClient client() {
        return platform.in(group.arn().account())
                .in(group.arn().region())
                .client(SageMakerFeatureStoreRuntimeClient::builder);
    }
}
