package dev.mlgovern.featurestore.training;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names and values as text of SQL, such that nothing in them is read as SQL. */
final class SqlText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST = LocalDateTime.of(9999, 12, 31, 0, 0).toInstant(ZoneOffset.UTC);

    private SqlText() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String path(String... identifiers) {
        return Stream.of(identifiers).map(SqlText::name).collect(Collectors.joining("."));
    }

    /** A literal in single quotes, which Athena's parameters need too; a backslash means nothing in there. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** As a cast to a timestamp reads it. */
    static String plain(Instant time) {
        return TIME.format(time);
    }

    static String seconds(Duration duration) {
        return "INTERVAL '%d.%03d' SECOND".formatted(duration.toSeconds(), duration.toMillisPart());
    }

    static boolean countable(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }

    /** The same as JSON; times as a cast reads them. */
    static String json(@Nullable Object value) {
        if (value instanceof Instant time) {
            return '"' + plain(time) + '"';
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    private static String quoted(String string) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** What a {@link ColumnType} takes, or null. */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof String string) {
            return text(string);
        }
        if (value instanceof Instant time) {
            return "TIMESTAMP " + text(plain(time));
        }
        if (value instanceof Double) {
            return "DOUBLE '" + value + "'";
        }
        // quoted, since the smallest has no literal of its own
        return value instanceof Boolean ? value.toString() : "BIGINT '" + value + "'";
    }
}
