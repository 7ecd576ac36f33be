package dev.mlgovern.testkit.internal.service;

import java.time.Instant;

/** CloudWatch's logs as the other services see them. */
public interface LogStore {
    /**
     * Writes a line; group and stream are made when they are first written to.
     *
     * @param accountId whose log it is
     * @param region the Region
     * @param group the log group
     * @param line what to write, and where in the group
     */
    void write(String accountId, String region, String group, Line line);

    /**
     * A line.
     *
     * @param stream the log stream
     * @param at when
     * @param message what
     */
    record Line(String stream, Instant at, String message) {}
}
