package dev.mlgovern.featurestore.training;

/** How a base says the time of a row. */
public enum TimeForm {
    /** A timestamp, with or without a time zone (without: UTC), or a date, which is midnight in UTC. */
    TIMESTAMP,
    /** Text in ISO 8601, such as {@code 2026-11-23T10:00:00Z}, to the millisecond; without an offset it is UTC. */
    ISO_8601,
    /** A number of seconds since 1970, which may be fractional, to the millisecond. */
    EPOCH_SECONDS,
    /** A whole number of milliseconds since 1970. */
    EPOCH_MILLIS;

    /** A timestamp(6) in UTC. Text and numbers are read to the millisecond, as event times are. */
    String utc(String column) {
        String zoned = switch (this) {
            case TIMESTAMP -> "CAST(" + column + " AS timestamp(6) with time zone)";
            case ISO_8601 -> "from_iso8601_timestamp(" + column + ")";
            case EPOCH_SECONDS -> "from_unixtime(CAST(" + column + " AS double))";
            case EPOCH_MILLIS -> "from_unixtime(CAST(" + column + " AS double) / 1000)";
        };
        return "CAST(" + zoned + " AT TIME ZONE 'UTC' AS timestamp(6))";
    }
}
