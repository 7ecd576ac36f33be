package dev.mlgovern.featurestore.record;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A value as Immutables makes them. */
@Value.Immutable
abstract class CardValue {
    @RecordIdentifier
    abstract String card();

    @EventTime
    abstract Instant at();

    abstract int shops();

    abstract Optional<String> country();

    static ImmutableCardValue.Builder builder() {
        return ImmutableCardValue.builder();
    }
}
