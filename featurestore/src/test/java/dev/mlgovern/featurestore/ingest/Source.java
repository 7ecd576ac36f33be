package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A long source that is the same each time: many identifiers with several versions each and one with very many, late data,
 * equal event times, deletions of both kinds, and records that the service refuses.
 */
record Source(int count, long seed) {
    private static final long BEGIN = Instant.parse("2026-11-23T09:00:00Z").toEpochMilli();
    private static final int EACH = 5;

    record Reading(
            @RecordIdentifier String sensor, @EventTime Instant at, int position) {}

    static boolean poisonous(int position) {
        return position % 9973 == 17;
    }

    Stream<Change<Reading>> changes() {
        return IntStream.range(0, count).mapToObj(this::change);
    }

    private Change<Reading> change(int position) {
        Deletion deletion = deletion(position);
        return deletion == null
                ? Change.put(new Reading(sensor(position), Instant.ofEpochMilli(at(position)), position))
                : Change.delete(sensor(position), Instant.ofEpochMilli(at(position)), deletion);
    }

    /** What is there after the source was written from first to last, one by one. */
    FakeStore written(IntPredicate refused) {
        FakeStore store = new FakeStore(count, refused);
        for (int i = 0; i < count; i++) {
            Deletion deletion = deletion(i);
            if (deletion == null) {
                store.put(sensor(i), at(i), i);
            } else {
                store.delete(sensor(i), at(i), deletion == Deletion.HARD);
            }
        }
        return store;
    }

    Stream<String> sensors() {
        return IntStream.range(0, count).mapToObj(this::sensor).distinct();
    }

    boolean puts(int position) {
        return deletion(position) == null;
    }

    private @Nullable Deletion deletion(int position) {
        int kind = hash(position, 1) % 100;
        return kind == 0 ? Deletion.SOFT : kind == 1 ? Deletion.HARD : null;
    }

    private String sensor(int position) {
        return hash(position, 2) % 200 == 0 ? "busy" : "s" + hash(position, 3) % (count / EACH);
    }

    /** Some are late, some have the time of their neighbours. */
    private long at(int position) {
        long late = hash(position, 4) % 10 == 0 ? count / 2 : 0;
        return BEGIN + (position - late) / 3;
    }

    private int hash(int position, int salt) {
        long mixed = (position * 31L + salt + seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) ((mixed ^ (mixed >>> 32)) & Integer.MAX_VALUE);
    }
}
