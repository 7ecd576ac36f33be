package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The event times that can matter, as far as they are known: what lies outside need not be read.
 *
 * @param first none before it
 * @param last none after it
 */
record TimeRange(@Nullable Instant first, @Nullable Instant last) {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuuMMddHH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Of the rows of a base, not yet of features. */
    static TimeRange of(Base base) {
        // rows that the bounds leave out only make the range wider than it has to be
        List<Instant> times = base.rows().map(rows -> times(base, rows)).orElse(List.of());
        return new TimeRange(
                base.since().or(() -> times.stream().min(Instant::compareTo)).orElse(null),
                base.until().or(() -> times.stream().max(Instant::compareTo)).orElse(null));
    }

    /** Of the records that rows of this range see: as long before as records live, and for ever if they do. */
    TimeRange seen(GroupFeatures features) {
        Duration live = features.timeToLive().orElse(null);
        Instant seen = live == null || first == null ? null : first.minus(live);
        return new TimeRange(seen == null || !SqlText.countable(seen) ? null : seen, last);
    }

    /**
     * Conditions that leave whole partitions out, and nothing that lies in the range.
     *
     * @param format partitions of hours as columns, or of the text's first ten characters: Iceberg's truncate(event_time, 10)
     */
    void prune(TableFormat format, String eventTime, Where where) {
        if (format == TableFormat.ICEBERG) {
            if (first != null) {
                where.and(eventTime + " >= ?", DAY.format(first));
            }
            if (last != null) {
                where.and(eventTime + " < ?", DAY.format(last.plus(1, ChronoUnit.DAYS)));
            }
            return;
        }
        if (first != null) {
            hours(">=", HOUR.format(first), where);
        }
        if (last != null) {
            hours("<=", HOUR.format(last), where);
        }
    }

    /** The year alone lets Glue list fewer partitions; the rest is looked at by Athena, partition by partition. */
    private static void hours(String comparison, String hour, Where where) {
        where.and("\"year\" %s ?".formatted(comparison), hour.substring(0, 4));
        where.and("concat(\"year\", \"month\", \"day\", \"hour\") %s ?".formatted(comparison), hour);
    }

    private static List<Instant> times(Base base, Rows rows) {
        int position = 0;
        while (!rows.columns().get(position).name().equalsIgnoreCase(base.time())) {
            position++;
        }
        List<Instant> times = new ArrayList<>();
        for (List<@Nullable Object> row : rows.values()) {
            Object value = row.get(position);
            if (value != null) {
                times.add((Instant) value);
            }
        }
        return times;
    }
}
