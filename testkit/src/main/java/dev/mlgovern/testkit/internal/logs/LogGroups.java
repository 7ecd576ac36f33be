package dev.mlgovern.testkit.internal.logs;

import dev.mlgovern.testkit.internal.service.LogStore.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log groups of one account and Region. */
final class LogGroups {
    // as Logs Insights writes it, in UTC
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Map<String, Group> groups = new TreeMap<>();

    /** A group, and what was written to it. */
    record Group(String arn, Instant made, List<Line> lines) {
        long bytes() {
            return lines.stream().mapToLong(line -> line.message().length()).sum();
        }

        /** The lines of a time, by the fields that Logs Insights finds in each. */
        List<Map<String, String>> between(Instant from, Instant to) {
            String[] arnParts = arn.split(":", 7);
            String log = arnParts[4] + ':' + arnParts[6];
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (!line.at().isBefore(from) && !line.at().isAfter(to)) {
                    rows.add(Map.of(
                            "@timestamp", TIME.format(line.at()),
                            "@message", line.message(),
                            "@logStream", line.stream(),
                            "@log", log,
                            "@ptr", Integer.toHexString(log.hashCode()) + '-' + i));
                }
            }
            return rows;
        }
    }

    boolean make(String name, String arn, Instant now) {
        return groups.putIfAbsent(name, new Group(arn, now, new ArrayList<>())) == null;
    }

    @Nullable
    Group get(String name) {
        return groups.get(name);
    }

    Map<String, Group> all() {
        return groups;
    }
}
