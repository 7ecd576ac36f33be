package dev.mlgovern.testkit.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Points in time as the members of requests and answers hold them: epoch seconds with milliseconds. */
public final class Timestamps {
    private Timestamps() {}

    /**
     * Writes.
     *
     * @param instant a point in time
     * @return epoch seconds, to the millisecond
     */
    public static JsonNode of(Instant instant) {
        return DecimalNode.valueOf(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    }

    /**
     * Reads.
     *
     * @param epochSeconds a number
     * @return the point in time, to the millisecond
     */
    public static Instant read(JsonNode epochSeconds) {
        return Instant.ofEpochMilli(
                epochSeconds.decimalValue().movePointRight(3).longValue());
    }
}
