package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.record.EventTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The online store's rule for one identifier after the other, and what it saw: a write counts only if its event time is later than
 * that of the record or mark there: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_PutRecord.html
 */
final class FakeStore {
    /** What is there; no position is the mark of a deletion. */
    record Cell(long at, @Nullable Integer position) {}

    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, Integer> latest = new HashMap<>();
    private final byte[] arrivals;
    private final List<String> problems = new ArrayList<>();

    private final IntPredicate refused;

    /**
     * An empty store.
     *
     * @param refused positions of records that it does not take
     */
    FakeStore(int records, IntPredicate refused) {
        this.arrivals = new byte[records];
        this.refused = refused;
    }

    synchronized String put(String identifier, String at, int position) {
        arrivals[position]++;
        Integer before = latest.put(identifier, position);
        if (before != null && before > position) {
            problems.add("record %d arrived after record %d of the same identifier".formatted(position, before));
        }
        return put(identifier, EventTime.Format.ISO_8601.read(at).toEpochMilli(), position);
    }

    synchronized String put(String identifier, long at, int position) {
        if (refused.test(position)) {
            return "ValidationError";
        }
        if (newer(identifier, at)) {
            cells.put(identifier, new Cell(at, position));
        }
        return "";
    }

    String delete(String identifier, String at, boolean hard) {
        return delete(identifier, EventTime.Format.ISO_8601.read(at).toEpochMilli(), hard);
    }

    synchronized String delete(String identifier, long at, boolean hard) {
        if (!newer(identifier, at)) {
            return hard ? "ValidationError" : "";
        }
        if (hard) {
            cells.remove(identifier);
        } else {
            cells.put(identifier, new Cell(at, null));
        }
        return "";
    }

    private boolean newer(String identifier, long at) {
        Cell there = cells.get(identifier);
        return there == null || at > there.at();
    }

    /** Another process begins, which may send again what the one before had sent. */
    synchronized void begins() {
        latest.clear();
    }

    synchronized Map<String, Cell> cells() {
        return new HashMap<>(cells);
    }

    /** {@return what arrived in the wrong order} */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** {@return how often a record arrived} */
    synchronized int arrivals(int position) {
        return arrivals[position];
    }
}
