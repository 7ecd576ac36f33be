package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.training.OfflineTables.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Many small histories side by side, told apart by the prefix of their keys, and rows over them. Times are few, so that records
 * and rows meet, and lie on both sides of seconds, hours and days, where formats and partitions change.
 */
final class World {
    static final int HISTORIES = 100;
    private static final Instant START = Instant.parse("2026-01-30T22:59:58Z");
    static final List<Duration> OFFSETS = List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofHours(1),
            Duration.ofMillis(3_601_500),
            Duration.ofSeconds(3_602),
            Duration.ofDays(1),
            Duration.ofMillis(90_001_999),
            Duration.ofSeconds(90_002),
            Duration.ofDays(30));

    final List<Event> first = new ArrayList<>();
    final List<Event> second = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final @Nullable Duration timeToLive;
    final @Nullable Instant knownBy;
    final @Nullable Instant since;
    final @Nullable Instant until;
    private final Random random;

    /** A record of a group; which value it has follows from the rest, so that equal records do not differ. */
    record Event(String card, Instant at, Instant invoked, Instant written, boolean deleted) {
        @Nullable
        Double value() {
            int number = Math.floorMod(List.of(card, at, invoked, written).hashCode(), 1000);
            return deleted || number % 7 == 0 ? null : number / 8.0;
        }
    }

    record Row(
            String label, @Nullable String card, @Nullable Instant at) {}

    World(long seed) {
        random = new Random(seed);
        timeToLive = random.nextInt(4) == 0 ? null : OFFSETS.get(1 + random.nextInt(OFFSETS.size() - 1));
        knownBy = random.nextInt(3) == 0 ? time() : null;
        since = random.nextInt(3) == 0 ? START.plus(OFFSETS.get(random.nextInt(6))) : null;
        until = random.nextInt(3) == 0 ? START.plus(OFFSETS.get(7 + random.nextInt(5))) : null;
        for (int i = 0; i < HISTORIES; i++) {
            for (int n = random.nextInt(8); n > 0; n--) {
                first.add(event(i));
            }
            for (int n = random.nextInt(8); n > 0; n--) {
                second.add(event(i));
            }
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                rows.add(new Row(
                        "h" + i, random.nextInt(8) == 0 ? null : card(i), random.nextInt(8) == 0 ? null : time()));
            }
            if (random.nextInt(4) == 0) {
                rows.add(rows.get(rows.size() - 1));
            }
        }
    }

    private Event event(int history) {
        return new Event(card(history), time(), time(), time(), random.nextInt(4) == 0);
    }

    private String card(int history) {
        return history + "-" + random.nextInt(2);
    }

    private Instant time() {
        return START.plus(OFFSETS.get(random.nextInt(OFFSETS.size())));
    }

    /** As an offline store has them; texts of times have milliseconds where they need to and sometimes where not. */
    List<Line> lines(FeatureGroup group, List<Event> events) {
        boolean text = group.schema().eventTime().type() == FeatureType.STRING;
        return events.stream()
                .map(event -> {
                    String iso = event.at().toString();
                    String padded = iso.length() == 20 && event.deleted() ? iso.replace("Z", ".000Z") : iso;
                    Map<String, @Nullable String> values = new HashMap<>();
                    values.put("card", event.card());
                    values.put("at", text ? padded : String.valueOf(event.at().toEpochMilli() / 1000.0));
                    values.put("spent", event.value() == null ? null : String.valueOf(event.value()));
                    return new Line(values, event.invoked(), event.written(), event.deleted());
                })
                .toList();
    }

    Rows base() {
        Rows.Builder builder = Rows.builder()
                .column("label", ColumnType.VARCHAR)
                .column("card", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP);
        rows.forEach(row -> builder.row(row.label(), row.card(), row.at()));
        return builder.build();
    }

    /** What has to come out, thought out without SQL: for each row, look at each record. */
    List<List<@Nullable Object>> expected() {
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (Row row : rows) {
            if (row.at() == null
                    || ((since == null || !row.at().isBefore(since))
                            && (until == null || row.at().isBefore(until)))) {
                Double one = value(first, row, null);
                Double two = value(second, row, timeToLive);
                expected.add(Arrays.asList(row.label(), row.card(), utc(row.at()), one, two == null ? -1.0 : two));
            }
        }
        return expected;
    }

    /** Card and value of each record that is there as of the end, or of all times. */
    List<List<@Nullable Object>> snapshot() {
        Instant end = until == null ? Instant.parse("9999-01-01T00:00:00Z") : until;
        List<List<@Nullable Object>> live = new ArrayList<>();
        for (String card : new TreeSet<>(first.stream().map(Event::card).toList())) {
            Event latest = Oracle.latest(first, card, end, knownBy);
            if (latest != null && !latest.deleted()) {
                live.add(Arrays.asList(card, latest.value()));
            }
        }
        return live;
    }

    private @Nullable Double value(List<Event> events, Row row, @Nullable Duration live) {
        Event latest = Oracle.latest(events, row.card(), row.at(), knownBy);
        return latest == null || row.at() == null || !Oracle.live(latest, row.at(), live) ? null : latest.value();
    }

    static @Nullable LocalDateTime utc(@Nullable Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
