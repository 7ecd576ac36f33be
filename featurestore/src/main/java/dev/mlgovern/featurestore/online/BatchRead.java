package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordIdentifier;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordResponse;

/** One batch of identifiers, asked for until the service has processed them all. Used by one thread. */
final class BatchRead<T> {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final SageMakerFeatureStoreRuntimeClient client;
    private final String group;
    private final Wire<T> wire;
    private final Set<String> pending;
    private final Map<String, T> records = new HashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Map<String, GovernanceException> failures = new HashMap<>();

    BatchRead(SageMakerFeatureStoreRuntimeClient client, String group, Wire<T> wire, List<String> identifiers) {
        this.client = client;
        this.group = group;
        this.wire = wire;
        this.pending = new LinkedHashSet<>(identifiers);
    }

    /** Asks alone for what a batch refused: it may be of the batch only, and a single call says why. */
    void run(Work work, Function<String, Optional<T>> alone) {
        try {
            work.waitFor("records of " + group, this::ask)
                    .until(left -> left == 0)
                    .every(FIRST_PAUSE)
                    .atMost(LONGEST)
                    .await();
        } catch (UnavailableException e) {
            pending.forEach(identifier -> failures.put(identifier, e));
        }
        for (String identifier : refused) {
            keep(identifier, () -> alone.apply(identifier));
        }
    }

    private void keep(String identifier, Supplier<Optional<T>> read) {
        try {
            read.get().ifPresent(record -> records.put(identifier, record));
        } catch (GovernanceException e) {
            failures.put(identifier, e);
        }
    }

    @Nullable
    T record(String identifier) {
        return records.get(identifier);
    }

    @Nullable
    GovernanceException failure(String identifier) {
        return failures.get(identifier);
    }

    /** {@return how many are left} */
    private int ask() {
        BatchGetRecordResponse answer = client.batchGetRecord(r -> r.identifiers(BatchGetRecordIdentifier.builder()
                .featureGroupName(group)
                .recordIdentifiersValueAsString(pending)
                .featureNames(wire.projection())
                .build()));
        answer.records()
                .forEach(found ->
                        keep(found.recordIdentifierValueAsString(), () -> Optional.of(wire.read(found.record()))));
        answer.errors().forEach(error -> refused.add(error.recordIdentifierValueAsString()));
        pending.clear();
        answer.unprocessedIdentifiers().forEach(left -> pending.addAll(left.recordIdentifiersValueAsString()));
        return pending.size();
    }
}
