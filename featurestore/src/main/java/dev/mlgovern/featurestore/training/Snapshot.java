package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The records of one group as of a time, or the latest: one row for each record identifier that is not deleted then. A value:
 * nothing was called to make it. Immutable and thread-safe.
 */
@Value.Immutable
public abstract class Snapshot {
    Snapshot() {}

    /**
     * The group.
     *
     * @return as it is in AWS
     */
    public abstract FeatureGroup group();

    /**
     * The features.
     *
     * @return in order, beside record identifier and event time, which always come first; if empty, all are taken
     */
    public abstract List<String> features();

    /**
     * The time that records are as of: the latest event time at or before it counts.
     *
     * @return empty for the latest of all
     */
    public abstract Optional<Instant> asOf();

    /**
     * The time that the offline store is read as of: what it was told later does not count.
     *
     * @return compared with {@code write_time}; empty if everything counts
     */
    public abstract Optional<Instant> knownBy();

    /**
     * The catalog that the group's table is read from.
     *
     * @return the one of the group's own description unless set
     */
    public abstract Optional<String> catalog();

    /**
     * The database that the group's table is read from.
     *
     * @return the one of the group's own description unless set
     */
    public abstract Optional<String> database();

    /** Checks it. */
    @Value.Check
    void check() {
        TrainingRules.check(this);
    }

    /**
     * The statement, in the SQL of Athena's engine 3 and of Trino.
     *
     * @return a {@code SELECT} with a {@code ?} for each parameter
     */
    @Value.Lazy
    public String sql() {
        return SnapshotSql.of(this).sql();
    }

    /**
     * The parameters of the statement.
     *
     * @return a literal for each {@code ?}, as Athena's {@code ExecutionParameters} take them: strings in single quotes
     */
    @Value.Lazy
    public List<String> parameters() {
        return SnapshotSql.of(this).parameters();
    }

    /**
     * The columns of the result, under the features' own names.
     *
     * @return record identifier, event time, then the features
     */
    @Value.Lazy
    public List<TrainingColumn> columns() {
        return SnapshotSql.names(this).stream()
                .<TrainingColumn>map(name -> ImmutableTrainingColumn.builder()
                        .name(name)
                        .type(ColumnType.of(
                                group().schema().feature(name).orElseThrow().type()))
                        .group(group().arn())
                        .feature(name)
                        .build())
                .toList();
    }

    /**
     * Begins with a group.
     *
     * @param group as it is in AWS
     * @return a builder; as it is, for the latest records with all features
     */
    public static Builder of(FeatureGroup group) {
        return ImmutableSnapshot.builder().group(group);
    }

    /** Builds {@link Snapshot}. Not thread-safe. */
    public interface Builder {
        /**
         * Takes features.
         *
         * @param names of features
         * @return this
         */
        Builder addFeatures(String... names);

        /**
         * Sets the time that records are as of.
         *
         * @param time the latest of all unless set
         * @return this
         */
        Builder asOf(Instant time);

        /**
         * Sets the time that the offline store is read as of.
         *
         * @param time what it was told later does not count
         * @return this
         */
        Builder knownBy(Instant time);

        /**
         * Sets the catalog to read from: the name under which this account knows another's.
         *
         * @param name as registered with Athena
         * @return this
         */
        Builder catalog(String name);

        /**
         * Sets the database to read from, such as a resource link to another account's.
         *
         * @param name in the catalog
         * @return this
         */
        Builder database(String name);

        /**
         * Ends.
         *
         * @return the snapshot
         * @throws dev.mlgovern.core.error.InvalidRequestException with every problem, if there is one
         */
        Snapshot build();
    }
}
