package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.training.Base.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A training set as a value: the statement that makes it, its columns, and what it is made of. Nothing was called to make it.
 * Immutable and thread-safe; {@code toString} shows neither statement nor parameters, as they may hold values of a user's.
 *
 * <p>There is one row out for each row of the base, equal ones included. A row's features are those of the record with the
 * latest event time at or before the row's time; of several, the one with the latest {@code api_invocation_time}, then
 * {@code write_time}. A deleted record hides those before it. There are no values where there is no such record, it is older
 * than the time to live, or the row has no key or no time.
 */
public final class TrainingSet {
    // https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
    private static final int LONGEST = 262_144;

    private final TrainingSetDefinition definition;
    private final Statement statement;
    private final List<TrainingColumn> columns;
    private final String digest;

    private TrainingSet(TrainingSetDefinition definition, String digest) {
        this.definition = definition;
        this.statement = TrainingSql.of(definition);
        this.columns = List.copyOf(Columns.all(definition));
        this.digest = digest;
    }

    /**
     * The training set of a definition.
     *
     * @param definition what it is meant to be
     * @return the training set
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the definition, if there is one
     */
    public static TrainingSet of(TrainingSetDefinition definition) {
        TrainingRules.check(definition);
        return new TrainingSet(definition, Digest.of(definition));
    }

    /**
     * The statement, in the SQL of Athena's engine 3 and of Trino.
     *
     * @return a {@code SELECT} with a {@code ?} for each parameter
     */
    public String sql() {
        return statement.sql();
    }

    /**
     * The parameters of the statement.
     *
     * @return a literal for each {@code ?}, as Athena's {@code ExecutionParameters} take them: strings in single quotes
     */
    public List<String> parameters() {
        return statement.parameters();
    }

    /**
     * The columns of the result.
     *
     * @return in order: those of the base, then features group by group
     */
    public List<TrainingColumn> columns() {
        return columns;
    }

    /**
     * The groups whose features it has: where its lineage begins.
     *
     * @return each once
     */
    public List<FeatureGroupArn> groups() {
        return definition.groups().stream()
                .map(features -> features.group().arn())
                .distinct()
                .toList();
    }

    /**
     * What it was made from.
     *
     * @return the definition
     */
    public TrainingSetDefinition definition() {
        return definition;
    }

    /**
     * What identifies the definition and its inputs. Equal digests with {@link TrainingSetDefinition#knownBy() knownBy} mean
     * equal rows, as far as the base is the same; without it, records that were written since may make a difference.
     *
     * @return 64 hexadecimal digits (SHA-256)
     */
    public String digest() {
        return digest;
    }

    /**
     * The rows of a base from Java that are too many to be a part of a statement, of which Athena takes 262144 bytes. They
     * have to be in a table before the training set can run there: see {@link #staged}.
     *
     * @return empty if it can run as it is
     */
    public Optional<Rows> rowsToStage() {
        // half of it is left to what UNLOAD writes around, which names every column once more
        boolean tooLong = statement.sql().getBytes(StandardCharsets.UTF_8).length > LONGEST / 2;
        return tooLong ? definition.base().rows() : Optional.empty();
    }

    /**
     * The same training set with its base in a table.
     *
     * @param table with the rows, in columns of the same names, which are cast to the types that the rows say
     * @return the training set, with the same digest
     * @throws IllegalStateException if the base is not rows from Java
     */
    public TrainingSet staged(Source.Table table) {
        Base base = definition.base();
        Rows rows = base.rows().orElseThrow(() -> new IllegalStateException("the base is not rows from Java"));
        Base moved = ImmutableBase.builder()
                .from(base)
                .source(new Source.Staged(table, rows))
                .build();
        return new TrainingSet(
                ImmutableTrainingSetDefinition.builder()
                        .from(definition)
                        .base(moved)
                        .build(),
                digest);
    }

    /** How much it is, and the digest. */
    @Override
    public String toString() {
        return "TrainingSet[%d columns of %s, digest %s]"
                .formatted(
                        columns.size(),
                        groups().stream().map(FeatureGroupArn::name).toList(),
                        digest);
    }
}
