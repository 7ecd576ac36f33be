package dev.mlgovern.observability.cost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Periods that were asked for: for good once they are final, for a while until then. Of those that are missing, one request asks for all
 * from the first to the last. Who asks for what another is asking for waits, and pays nothing. Safe for many threads.
 */
final class PeriodCache {
    /** How many slices are kept; a slice of a year of days and a hundred groups takes about 5 MB. */
    private static final int SLICES = 200;

    private final Map<Slice, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Slice, Shelf> eldest) {
            return size() > SLICES;
        }
    };
    private final Explorer explorer;
    private final Duration maxAge;
    private final Clock clock;

    PeriodCache(Explorer explorer, Duration maxAge, Clock clock) {
        this.explorer = explorer;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    List<Period> get(Slice slice, LocalDate first, LocalDate last, SpendingGuard.Tally tally) {
        return shelf(slice).get(first, last, tally);
    }

    /** What is known without asking; empty if a period is missing. */
    Optional<List<Period>> known(Slice slice, LocalDate first, LocalDate last) {
        return shelf(slice).known(first, last);
    }

    /** How many requests it would take, by what the last time took. */
    int requests(Slice slice, LocalDate first, LocalDate last) {
        return shelf(slice).requests(first, last);
    }

    private Shelf shelf(Slice slice) {
        synchronized (shelves) {
            return shelves.computeIfAbsent(slice, Shelf::new);
        }
    }

    private final class Shelf {
        private final Map<LocalDate, Kept> kept = new TreeMap<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Slice slice;
        private int pages = 1;

        Shelf(Slice slice) {
            this.slice = slice;
        }

        List<Period> get(LocalDate first, LocalDate last, SpendingGuard.Tally tally) {
            lock.lock();
            try {
                List<LocalDate> missing = missing(first, last);
                if (!missing.isEmpty()) {
                    fetch(missing.get(0), missing.get(missing.size() - 1), last, tally);
                }
                return all(first, last);
            } finally {
                lock.unlock();
            }
        }

        Optional<List<Period>> known(LocalDate first, LocalDate last) {
            lock.lock();
            try {
                return missing(first, last).isEmpty() ? Optional.of(all(first, last)) : Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        private List<Period> all(LocalDate first, LocalDate last) {
            return starts(first, last).stream()
                    .map(start -> kept(start).period())
                    .toList();
        }

        int requests(LocalDate first, LocalDate last) {
            lock.lock();
            try {
                return missing(first, last).isEmpty() ? 0 : pages;
            } finally {
                lock.unlock();
            }
        }

        private void fetch(LocalDate from, LocalDate lastStart, LocalDate last, SpendingGuard.Tally tally) {
            LocalDate end = slice.grain().after(lastStart).minusDays(1);
            int before = tally.spent().requests();
            Instant now = clock.instant();
            List<Period> found = explorer.ask(slice, from, end.isBefore(last) ? end : last, tally);
            pages = Math.max(1, tally.spent().requests() - before);
            found.forEach(period -> kept.put(period.start(), new Kept(period, now)));
            for (LocalDate start : starts(from, lastStart)) {
                Kept there = kept.get(start);
                if (there == null || !there.since().equals(now)) {
                    kept.put(start, new Kept(new Period(start, List.of(), true), now));
                }
            }
        }

        private List<LocalDate> missing(LocalDate first, LocalDate last) {
            return starts(first, last).stream()
                    .filter(start -> !fresh(kept.get(start)))
                    .toList();
        }

        private boolean fresh(@Nullable Kept there) {
            return there != null
                    && (!there.period().estimated()
                            || !there.since().plus(maxAge).isBefore(clock.instant()));
        }

        private Kept kept(LocalDate start) {
            return Objects.requireNonNull(kept.get(start));
        }

        private List<LocalDate> starts(LocalDate first, LocalDate last) {
            List<LocalDate> starts = new ArrayList<>();
            for (LocalDate at = first; !at.isAfter(last); at = slice.grain().after(at)) {
                starts.add(at);
            }
            return starts;
        }
    }

    private record Kept(Period period, Instant since) {}
}
