package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.DeletionMode;

/** The records of one group through the feature store's runtime. */
final class OnlineRecords<T> implements Records<T> {
    private final MlPlatform platform;
    private final FeatureGroup group;
    private final Wire<T> wire;
    private final RecordReader reader;

    OnlineRecords(MlPlatform platform, FeatureGroup group, Wire<T> wire) {
        this.platform = platform;
        this.group = group;
        this.wire = wire;
        this.reader = new RecordReader(platform, Map.of(group.arn(), new Projection(wire.projection())));
    }

    @Override
    public void put(T value) {
        client().putRecord(r -> r.featureGroupName(group.arn().toString()).record(wire.written(value)));
    }

    @Override
    public Optional<T> get(String identifier) {
        return reader.one(new Asked(group.arn(), identifier)).map(found -> wire.read(found.values()));
    }

    @Override
    public Found<T> get(Collection<String> identifiers) {
        Map<String, T> records = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, GovernanceException> failures = new LinkedHashMap<>();
        read(identifiers.stream().distinct()).forEach(outcome -> {
            if (outcome instanceof ReadOutcome.Present<T> present) {
                records.put(present.identifier(), present.record());
            } else if (outcome instanceof ReadOutcome.Failed<T> failed) {
                failures.put(failed.identifier(), failed.cause());
            } else {
                missing.add(outcome.identifier());
            }
        });
        return new Found<>(records, missing, failures);
    }

    @Override
    public Stream<ReadOutcome<T>> read(Stream<String> identifiers) {
        Iterator<ReadOutcome<T>> outcomes = new Outcomes<>(reader, group.arn(), wire, identifiers.iterator());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(outcomes, Spliterator.ORDERED), false)
                .onClose(identifiers::close);
    }

    @Override
    public void delete(String identifier, Instant at, Deletion deletion) {
        EventTime.Format format = EventTime.Format.of(group.schema().eventTime().type());
        client().deleteRecord(r -> r.featureGroupName(group.arn().toString())
                .recordIdentifierValueAsString(identifier)
                .eventTime(format.write(at))
                .deletionMode(deletion == Deletion.HARD ? DeletionMode.HARD_DELETE : DeletionMode.SOFT_DELETE));
    }

    private SageMakerFeatureStoreRuntimeClient client() {
        return platform.in(group.arn().account())
                .in(group.arn().region())
                .client(SageMakerFeatureStoreRuntimeClient::builder);
    }
}
