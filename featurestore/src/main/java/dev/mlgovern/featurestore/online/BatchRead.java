package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Work;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordIdentifier;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.BatchGetRecordResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.ExpirationTimeResponse;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.GetRecordResponse;

/** One batch of records, of one group or of several in one account, asked for until the service has processed them all. Used by one thread. */
final class BatchRead {
    /** BatchGetRecord, all groups together: https://docs.aws.amazon.com/general/latest/gr/sagemaker.html */
    static final int MOST = 100;

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final SageMakerFeatureStoreRuntimeClient client;
    private final Map<FeatureGroupArn, Projection> projections;
    private final Map<String, FeatureGroupArn> byName = new HashMap<>();
    private final Set<Asked> pending;
    private final Set<Asked> refused = new LinkedHashSet<>();
    private final Answers answers = new Answers();

    /**
     * Asks for nothing yet.
     *
     * @param projections the features to read of each group
     */
    BatchRead(
            SageMakerFeatureStoreRuntimeClient client,
            Map<FeatureGroupArn, Projection> projections,
            Collection<Asked> batch) {
        this.client = client;
        this.projections = projections;
        this.pending = new LinkedHashSet<>(batch);
        for (Asked asked : batch) {
            byName.put(asked.group().toString(), asked.group());
            byName.put(asked.group().name(), asked.group());
        }
    }

    /** Asks alone for what a batch refused: it may be of the batch only, and a single call says why. */
    Answers run(Work work) {
        try {
            work.waitFor("records of " + groups(), this::ask)
                    .until(left -> left == 0)
                    .every(FIRST_PAUSE)
                    .atMost(LONGEST)
                    .await();
        } catch (UnavailableException e) {
            pending.forEach(asked -> answers.failures().put(asked, e));
        }
        for (Asked asked : refused) {
            try {
                alone(asked).ifPresent(found -> answers.served().put(asked, found));
            } catch (GovernanceException e) {
                answers.failures().put(asked, e);
            }
        }
        return answers;
    }

    private String groups() {
        return String.join(
                ", ",
                pending.stream().map(asked -> asked.group().name()).distinct().toList());
    }

    /** Reads one record. */
    Optional<Served> alone(Asked asked) {
        GetRecordResponse found =
                client.getRecord(r -> r.featureGroupName(asked.group().toString())
                        .recordIdentifierValueAsString(asked.identifier())
                        .expirationTimeResponse(ExpirationTimeResponse.ENABLED)
                        .featureNames(names(asked.group())));
        return found.record().isEmpty() ? Optional.empty() : Optional.of(Served.of(found.record(), found.expiresAt()));
    }

    /** {@return how many are left} */
    private int ask() {
        Map<FeatureGroupArn, List<String>> identifiers = new LinkedHashMap<>();
        pending.forEach(asked -> identifiers
                .computeIfAbsent(asked.group(), group -> new ArrayList<>())
                .add(asked.identifier()));
        List<BatchGetRecordIdentifier> all = new ArrayList<>();
        identifiers.forEach((group, some) -> all.add(BatchGetRecordIdentifier.builder()
                .featureGroupName(group.toString())
                .recordIdentifiersValueAsString(some)
                .featureNames(names(group))
                .build()));
        BatchGetRecordResponse answer =
                client.batchGetRecord(r -> r.identifiers(all).expirationTimeResponse(ExpirationTimeResponse.ENABLED));
        answer.records()
                .forEach(found -> answers.served()
                        .put(
                                asked(found.featureGroupName(), found.recordIdentifierValueAsString()),
                                Served.of(found.record(), found.expiresAt())));
        answer.errors()
                .forEach(error -> refused.add(asked(error.featureGroupName(), error.recordIdentifierValueAsString())));
        pending.clear();
        answer.unprocessedIdentifiers()
                .forEach(left -> left.recordIdentifiersValueAsString()
                        .forEach(identifier -> pending.add(asked(left.featureGroupName(), identifier))));
        return pending.size();
    }

    /** The service answers the group as it was asked for, or by its name. */
    private Asked asked(String group, String identifier) {
        FeatureGroupArn arn = byName.get(group);
        if (arn == null) {
            throw new IllegalStateException("the answer has a group that was not asked for: " + group);
        }
        return new Asked(arn, identifier);
    }

    private @Nullable List<String> names(FeatureGroupArn group) {
        Projection projection = projections.get(group);
        return projection == null ? null : projection.names();
    }
}
