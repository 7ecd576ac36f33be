package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;

/** How requests and answers of a service look on the wire. */
public sealed interface Protocol permits JsonProtocol, QueryProtocol, RestJsonProtocol {
    /**
     * Reads a request.
     *
     * @param request the request
     * @param operation what it asks for
     * @return its members by their model names
     * @throws AwsError when it cannot be read at all
     */
    ObjectNode read(WireRequest request, Operation operation);

    /**
     * Writes an answer.
     *
     * @param answer its members
     * @param operation what was asked for
     * @param requestId the id of the request
     * @return the answer
     */
    WireResponse write(ObjectNode answer, Operation operation, String requestId);

    /**
     * Writes an error.
     *
     * @param error the error
     * @param requestId the id of the request
     * @return the answer
     */
    WireResponse write(AwsError error, String requestId);

    /**
     * Names, as this protocol does, the error for credentials that AWS does not know.
     *
     * @return the error
     */
    default AwsError unknownCredentials() {
        return new AwsError(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    /**
     * Names, as this protocol does, the error for a session that is over.
     *
     * @return the error
     */
    default AwsError expiredCredentials() {
        return new AwsError(403, "ExpiredTokenException", "The security token included in the request is expired");
    }

    /**
     * Names, as this protocol does, the error for too many requests.
     *
     * @return the error
     */
    default AwsError throttled() {
        return new AwsError(400, "ThrottlingException", "Rate exceeded");
    }
}
