package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.Optional;
import org.immutables.value.Value;

/** A column of a training set. Immutable. */
@Value.Immutable
public abstract class TrainingColumn {
    TrainingColumn() {}

    /**
     * Its name.
     *
     * @return as it was given; Athena tells no upper case from lower case
     */
    public abstract String name();

    /**
     * The type of its values.
     *
     * @return empty for columns of a table or a query, which have the type that they have there
     */
    public abstract Optional<ColumnType> type();

    /**
     * The group whose feature it is.
     *
     * @return empty for columns of the base
     */
    public abstract Optional<FeatureGroupArn> group();

    /**
     * The name of the feature in its group.
     *
     * @return empty for columns of the base
     */
    public abstract Optional<String> feature();
}
