package dev.mlgovern.testkit.internal.service;

import java.util.List;

/** A service that reads and writes the wire itself: S3. It is called by many threads at once and holds its own locks. */
public interface RawService {
    /**
     * Names the service as signatures do.
     *
     * @return {@code s3}
     */
    String name();

    /**
     * Names the operation of a request.
     *
     * @param request the request
     * @return for example {@code PutObject}
     * @throws AwsError when there is no such operation
     */
    String operation(WireRequest request);

    /**
     * Says what must be permitted for a call, as {@link Service#access}.
     *
     * @param call the call
     * @return at least one access
     * @throws AwsError for a resource that does not exist and that AWS reports before it looks at policies
     */
    List<Access> access(RawCall call);

    /**
     * Carries out a call that is permitted.
     *
     * @param call the call
     * @return the answer
     * @throws AwsError when AWS would answer with an error
     */
    WireResponse answer(RawCall call);

    /**
     * Writes an error as the service does.
     *
     * @param error the error
     * @param request what it answers
     * @return the answer
     */
    WireResponse error(AwsError error, WireRequest request);

    /**
     * Tells whether an operation changes anything, for faults and the list of calls.
     *
     * @param operation name of the operation
     * @return true when it does
     */
    boolean mutating(String operation);
}
