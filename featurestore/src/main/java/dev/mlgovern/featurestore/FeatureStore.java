package dev.mlgovern.featurestore;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.athena.RunSettings;
import dev.mlgovern.featurestore.athena.TrainingRuns;
import dev.mlgovern.featurestore.discovery.Discovery;
import dev.mlgovern.featurestore.discovery.FeatureIndex;
import dev.mlgovern.featurestore.discovery.IndexSettings;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.FeatureGroupDefinition;
import dev.mlgovern.featurestore.ingest.Ingestion;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.online.Vectors;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.sharing.FeatureSharing;
import dev.mlgovern.featurestore.training.TrainingSet;
import dev.mlgovern.featurestore.training.TrainingSetDefinition;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The feature stores of an organization: the central one, and those of teams.
 *
 * <pre>{@code
 * FeatureStore store = FeatureStore.on(platform);
 * RecordType<CardActivity> type = RecordType.of(CardActivity.class);
 * FeatureGroup cards = store.ensure(d -> d.name("card-activity").team("fraud").records(type).onlineStore(s -> {})).run();
 * Records<CardActivity> records = store.records(cards, type);
 * records.put(new CardActivity("4711", clock.instant(), 120.5, 3));
 * Optional<CardActivity> latest = records.get("4711");
 * }</pre>
 *
 * <p>Cheap to make; the platform owns every resource. Thread-safe.
 */
public interface FeatureStore {
    /**
     * The feature stores of a platform's accounts.
     *
     * @param platform stays open as long as the store is used
     * @return a store
     */
    static FeatureStore on(MlPlatform platform) {
        return new DefaultFeatureStore(platform);
    }

    /**
     * Prepares a feature group that is as defined: makes it, or adds what it does not have yet. Features that it has
     * besides stay; its tags and its description are said when it is made, and stay as they are later.
     *
     * @param definition what it is meant to be
     * @return a plan, to read and to run
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the definition, if there is one
     * @throws dev.mlgovern.core.error.ConflictException if there is a group that cannot become this one; says every difference, or
     *     that it could not be made or is being deleted
     */
    Plan<FeatureGroup> ensure(FeatureGroupDefinition definition);

    /**
     * As {@link #ensure(FeatureGroupDefinition)}.
     *
     * @param definition fills it in
     * @return a plan, to read and to run
     */
    default Plan<FeatureGroup> ensure(Consumer<? super FeatureGroupDefinition.Builder> definition) {
        FeatureGroupDefinition.Builder builder = FeatureGroupDefinition.builder();
        definition.accept(builder);
        return ensure(builder.build());
    }

    /**
     * Reads a group; one call.
     *
     * @param arn the group
     * @return the group as it is now
     * @throws dev.mlgovern.core.error.NotFoundException if there is none
     */
    FeatureGroup describe(FeatureGroupArn arn);

    /**
     * The records of a group as values of a Java type, which may have fewer features than the group.
     *
     * @param group as it is in AWS
     * @param type what a record is
     * @param <T> the Java type
     * @return its records; nothing is called yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if the type does not fit the group; says every difference
     */
    <T> Records<T> records(FeatureGroup group, RecordType<T> type);

    /**
     * The records of a group without a Java type of their own.
     *
     * @param group as it is in AWS
     * @return its records; nothing is called yet
     */
    Records<FeatureRecord> records(FeatureGroup group);

    /**
     * Puts a training set together: the rows of a base, each with features as they were at its time. Nothing is called yet.
     *
     * @param definition what it is meant to be
     * @return the training set, as SQL with its columns and inputs
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the definition, if there is one
     */
    default TrainingSet trainingSet(Consumer<? super TrainingSetDefinition.Builder> definition) {
        TrainingSetDefinition.Builder builder = TrainingSetDefinition.builder();
        definition.accept(builder);
        return TrainingSet.of(builder.build());
    }

    /**
     * Records of several groups, read together into one value: {@code record Payment(CardActivity card, Optional<Customer> customer) {}}.
     *
     * @param type a Java record, whose components are types that {@link RecordType} takes, or {@link java.util.Optional}s of them
     * @param groups by name of the component; one group may be there for several
     * @param <T> the Java type
     * @return vectors of them; nothing is called yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if a component has no group or does not fit it; says every problem
     */
    <T> Vectors<T> vectors(Class<T> type, Map<String, FeatureGroup> groups);

    /**
     * Finds groups and features over all accounts of the platform, by asking SageMaker each time.
     *
     * @return what finds them; nothing is called yet
     */
    Discovery discovery();

    /**
     * Finds the same in memory, for questions that come often. Make one and keep it.
     *
     * @param settings fills in what it holds, and for how long; nothing has to be set
     * @return an empty index; nothing is called yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if an account is not in the topology
     */
    FeatureIndex index(Consumer<? super IndexSettings.Builder> settings);

    /**
     * Loads many records into a group, from a collection, a stream, an iterator or a publisher.
     *
     * @param group as it is in AWS
     * @param type what a record is; it may have fewer features than the group
     * @param <T> the Java type
     * @return an ingestion to be set up and fed; nothing is called yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if the type does not fit the group; says every difference
     */
    <T> Ingestion<T> ingest(FeatureGroup group, RecordType<T> type);

    /**
     * Loads many records without a Java type of their own.
     *
     * @param group as it is in AWS
     * @return an ingestion to be set up and fed; nothing is called yet
     */
    Ingestion<FeatureRecord> ingest(FeatureGroup group);

    /**
     * Sharing with other accounts: what they can find, what they can read and write, and why they cannot.
     *
     * @return the sharing of the same platform
     */
    FeatureSharing sharing();

    /**
     * Runs training sets on Athena.
     *
     * @param settings account, workgroup, where results go
     * @return runs; nothing is called yet
     */
    TrainingRuns runs(Consumer<? super RunSettings.Builder> settings);
}
