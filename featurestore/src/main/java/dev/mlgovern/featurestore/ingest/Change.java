package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.online.Deletion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is to happen to a feature group: a record, or the deletion of one. Immutable; {@code toString} shows
 * neither values nor identifiers.
 *
 * <pre>{@code
 * store.ingest(cards, type).changes().from(List.of(
 *         Change.put(activity).timeToLive(Duration.ofDays(7)),
 *         Change.delete("4711", clock.instant(), Deletion.SOFT)));
 * }</pre>
 *
 * @param <T> what a record is in Java
 */
public final class Change<T> {
    private static final long MOST_SECONDS = Integer.MAX_VALUE;

    private final What<T> what;
    private final Set<TargetStore> stores;
    private final @Nullable Duration timeToLive;

    private Change(What<T> what, Set<TargetStore> stores, @Nullable Duration timeToLive) {
        this.what = what;
        this.stores = stores;
        this.timeToLive = timeToLive;
    }

    /** A record, or the deletion of one. */
    sealed interface What<T> {}

    record Put<T>(T value) implements What<T> {
        @Override
        public String toString() {
            return "Put";
        }
    }

    record Delete<T>(String identifier, Instant at, Deletion deletion) implements What<T> {
        @Override
        public String toString() {
            return "Delete[" + deletion + "]";
        }
    }

    /**
     * Writes a record.
     *
     * @param value the record
     * @param <T> what a record is in Java
     * @return for all stores of the group, living as long as the group says
     */
    public static <T> Change<T> put(T value) {
        return new Change<>(new Put<>(value), Set.of(), null);
    }

    /**
     * Deletes a record.
     *
     * @param identifier value of the feature that names a record, as text
     * @param at when it ceased to be true, kept to the millisecond; a record that is as new or newer stays
     * @param deletion what is left
     * @param <T> what a record is in Java
     * @return for all stores of the group
     */
    public static <T> Change<T> delete(String identifier, Instant at, Deletion deletion) {
        return new Change<>(new Delete<>(identifier, at, deletion), Set.of(), null);
    }

    /**
     * The same for some stores only.
     *
     * @param first one of the group's
     * @param more further ones
     * @return a copy
     */
    public Change<T> stores(TargetStore first, TargetStore... more) {
        Set<TargetStore> all = EnumSet.of(first, more);
        return new Change<>(what, Set.copyOf(all), timeToLive);
    }

    /**
     * The same with a time to live of its own, which wins over that of the group.
     *
     * @param duration after the event time; whole seconds, from one to 2,147,483,647
     * @return a copy
     * @throws IllegalArgumentException if it is out of that range, or this deletes
     */
    public Change<T> timeToLive(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1 || seconds > MOST_SECONDS || duration.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "time to live must be 1 to %d whole seconds, was %s".formatted(MOST_SECONDS, duration));
        }
        if (what instanceof Delete) {
            throw new IllegalArgumentException("a deletion has no time to live");
        }
        return new Change<>(what, stores, duration);
    }

    What<T> what() {
        return what;
    }

    Set<TargetStore> targetStores() {
        return stores;
    }

    @Nullable
    Duration live() {
        return timeToLive;
    }

    /** What kind it is. */
    @Override
    public String toString() {
        return what instanceof Delete<T> delete ? "Change[" + delete.deletion() + " deletion]" : "Change[put]";
    }
}
