package dev.mlgovern.observability.logs;

import dev.mlgovern.core.error.GovernanceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query found. Immutable.
 *
 * @param lines in the order asked for
 * @param cut whether there is more than was asked for
 * @param bytesScanned what AWS charges for
 * @param failures by source: those that could not be read, such as a log group that does not exist
 */
public record LogAnswer(
        List<LogLine> lines, boolean cut, long bytesScanned, Map<LogSource, GovernanceException> failures) {
    /**
     * Copies both collections, keeping their order.
     *
     * @param lines in the order asked for
     * @param cut whether there is more than was asked for
     * @param bytesScanned what AWS charges for
     * @param failures by source
     */
    public LogAnswer {
        lines = List.copyOf(lines);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** How much was found, and each source that could not be read. */
    @Override
    public String toString() {
        Stream<String> failed = failures.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().getMessage());
        String found = "%d lines%s, %d bytes scanned".formatted(lines.size(), cut ? " of more" : "", bytesScanned);
        return Stream.concat(Stream.of(found), failed).collect(Collectors.joining("\n"));
    }
}
