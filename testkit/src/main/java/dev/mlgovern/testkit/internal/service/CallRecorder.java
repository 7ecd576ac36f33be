package dev.mlgovern.testkit.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Hears of every request that was carried out or refused. */
@FunctionalInterface
public interface CallRecorder {
    /**
     * Writes a request down. Nothing of it may be changed.
     *
     * @param done the request
     */
    void record(Done done);

    /**
     * A request and what became of it.
     *
     * @param origin who called, from where, and which request it is
     * @param what what was asked for
     * @param owner the account that owns the resource
     * @param ending what came of it
     */
    record Done(Origin origin, What what, String owner, Ending ending) {}

    /**
     * What was asked for.
     *
     * @param service the service as signatures name it
     * @param operation name of the operation
     * @param mutating whether it changes anything
     * @param request its members, null if it could not be read
     */
    record What(
            String service,
            String operation,
            boolean mutating,
            @Nullable ObjectNode request) {}

    /**
     * What came of it.
     *
     * @param answer the answer's members, null if it was refused
     * @param error why it was refused, null if it was not
     */
    record Ending(@Nullable ObjectNode answer, @Nullable AwsError error) {}
}
