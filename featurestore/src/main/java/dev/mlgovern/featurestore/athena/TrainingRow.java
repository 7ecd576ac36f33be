package dev.mlgovern.featurestore.athena;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a training set. Immutable and thread-safe; {@code toString} shows no values. */
public final class TrainingRow {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final Map<String, Integer> positions;
    private final List<@Nullable String> values;

    TrainingRow(Map<String, Integer> positions, List<@Nullable String> values) {
        this.positions = positions;
        this.values = Collections.unmodifiableList(values);
    }

    /**
     * A value as Athena writes it.
     *
     * @param column its name, upper and lower case alike
     * @return empty if the row has none; an empty text is a value
     * @throws IllegalArgumentException if there is no such column
     */
    public Optional<String> text(String column) {
        Integer position = positions.get(column.toLowerCase(Locale.ROOT));
        if (position == null) {
            throw new IllegalArgumentException(
                    "the training set has no column \"%s\"; it has %s".formatted(column, positions.keySet()));
        }
        return Optional.ofNullable(values.get(position));
    }

    /**
     * A whole number.
     *
     * @param column its name
     * @return empty if the row has none
     * @throws IllegalArgumentException if there is no such column or its values are no whole numbers; never shows the value
     */
    public Optional<Long> whole(String column) {
        return as(column, "whole number", Long::valueOf);
    }

    /**
     * A number.
     *
     * @param column its name
     * @return empty if the row has none
     * @throws IllegalArgumentException if there is no such column or its values are no numbers; never shows the value
     */
    public Optional<Double> number(String column) {
        return as(column, "number", Double::valueOf);
    }

    /**
     * True or false.
     *
     * @param column its name
     * @return empty if the row has neither
     * @throws IllegalArgumentException if there is no such column or its values are other; never shows the value
     */
    public Optional<Boolean> flag(String column) {
        return as(column, "boolean", text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException();
            }
            return text.equals("true");
        });
    }

    /**
     * A time: a timestamp in UTC, or a text in ISO 8601.
     *
     * @param column its name
     * @return empty if the row has none
     * @throws IllegalArgumentException if there is no such column or its values are no times; never shows the value
     */
    public Optional<Instant> time(String column) {
        return as(
                column,
                "time",
                text -> text.indexOf('T') > 0
                        ? Instant.parse(text)
                        : LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC));
    }

    private <T> Optional<T> as(String column, String kind, Function<String, T> read) {
        Optional<String> text = text(column);
        try {
            return text.map(read);
        } catch (RuntimeException e) {
            // the cause would show the value
            throw new IllegalArgumentException("column \"%s\" has a value that is no %s".formatted(column, kind));
        }
    }

    /** How many values there are, never which. */
    @Override
    public String toString() {
        return "TrainingRow[%d columns]".formatted(values.size());
    }
}
