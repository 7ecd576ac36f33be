package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one feature group: the latest of each identifier online, every one that was written offline.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_PutRecord.html
 */
final class FeatureRecords {
    private final Map<String, Online> online = new HashMap<>();
    private final List<Offline> offline = new ArrayList<>();

    /** Writes what is newer than what is there; what is not is history, and goes offline only. */
    void put(Entry entry, @Nullable Instant expires) {
        if (newer(entry)) {
            online.put(entry.identifier(), new Online(entry.values(), entry.eventTime(), expires));
        }
    }

    /** {@return whether it was there and older} A soft deletion leaves a mark, so that late history stays hidden. */
    boolean delete(Entry marker, boolean hard) {
        if (!newer(marker)) {
            return false;
        }
        if (hard) {
            online.remove(marker.identifier());
        } else {
            online.put(marker.identifier(), new Online(null, marker.eventTime(), null));
        }
        return true;
    }

    void append(Entry entry, Instant written, boolean deleted) {
        offline.add(new Offline(entry, written, deleted));
    }

    /** {@return the record as it is served, null if it is gone} */
    @Nullable
    Online find(String identifier, Instant now) {
        Online found = online.get(identifier);
        boolean served =
                found != null && found.values() != null && (found.expires() == null || now.isBefore(found.expires()));
        return served ? found : null;
    }

    List<Map<String, String>> offline() {
        return offline.stream().map(Offline::columns).toList();
    }

    /** {@return the rows as Athena shows them: columns in lower case, partitions by the hour of the event time} */
    List<Map<String, String>> rows() {
        return offline.stream().map(Offline::row).toList();
    }

    private boolean newer(Entry entry) {
        Online there = online.get(entry.identifier());
        return there == null || entry.eventTime().isAfter(there.eventTime());
    }

    /** What a write says. */
    record Entry(String identifier, Instant eventTime, Map<String, JsonNode> values) {}

    /** A record as it is served; no values are the mark of a deletion. */
    record Online(
            @Nullable Map<String, JsonNode> values,
            Instant eventTime,
            @Nullable Instant expires) {}

    /** A row of the offline store, with the columns that the service adds. */
    record Offline(Entry entry, Instant written, boolean deleted) {
        private static final DateTimeFormatter TIMESTAMP =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
        private static final List<DateTimeFormatter> PARTITIONS = Stream.of("uuuu", "MM", "dd", "HH")
                .map(pattern -> DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC))
                .toList();

        Map<String, String> columns() {
            Map<String, String> columns = new LinkedHashMap<>();
            entry.values().forEach((name, value) -> columns.put(name, Wire.text(value, "ValueAsString", list(value))));
            columns.put("write_time", written.toString());
            columns.put("api_invocation_time", written.toString());
            columns.put("is_deleted", String.valueOf(deleted));
            return columns;
        }

        Map<String, String> row() {
            Map<String, String> row = new LinkedHashMap<>();
            columns().forEach((name, value) -> row.put(name.toLowerCase(Locale.ROOT), value));
            row.put("write_time", TIMESTAMP.format(written));
            row.put("api_invocation_time", TIMESTAMP.format(written));
            for (int i = 0; i < PARTITIONS.size(); i++) {
                row.put(OfflineTables.HOURS.get(i), PARTITIONS.get(i).format(entry.eventTime()));
            }
            return row;
        }

        private static String list(JsonNode value) {
            return value.path("ValueAsStringList").toString();
        }
    }
}
