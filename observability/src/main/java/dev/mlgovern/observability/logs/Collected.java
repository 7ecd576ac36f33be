package dev.mlgovern.observability.logs;

import dev.mlgovern.core.error.GovernanceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What queries that run side by side have found. Thread-safe. */
final class Collected implements LogBatch.Sink {
    private final LogQuery query;
    private final List<LogLine> lines = new ArrayList<>();
    private final Map<LogSource, GovernanceException> failures = new LinkedHashMap<>();
    private long bytes;
    private boolean cut;

    Collected(LogQuery query) {
        this.query = query;
    }

    @Override
    public synchronized void found(LogLine line) {
        lines.add(line);
    }

    @Override
    public synchronized void scanned(long more, boolean limited) {
        bytes += more;
        cut |= limited;
    }

    @Override
    public synchronized void failed(LogSource source, GovernanceException failure) {
        failures.putIfAbsent(source, failure);
    }

    /** Failures in the order of the sources, whichever query came first. */
    synchronized LogAnswer answer() {
        Comparator<LogLine> byTime = Comparator.comparing(LogLine::at);
        List<LogLine> sorted = lines.stream()
                .sorted((query.newestFirst() ? byTime.reversed() : byTime)
                        .thenComparing(LogLine::group)
                        .thenComparing(LogLine::stream))
                .toList();
        Map<LogSource, GovernanceException> failed = new LinkedHashMap<>();
        query.sources().forEach(source -> {
            GovernanceException failure = failures.get(source);
            if (failure != null) {
                failed.put(source, failure);
            }
        });
        boolean more = cut || sorted.size() > query.limit();
        return new LogAnswer(sorted.stream().limit(query.limit()).toList(), more, bytes, failed);
    }
}
