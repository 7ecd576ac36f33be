package dev.mlgovern.testkit.internal.service;

/**
 * One call of a service that reads the wire itself.
 *
 * @param operation name of the operation
 * @param request the request as it came
 * @param origin who calls, from where, and which request it is
 */
public record RawCall(String operation, WireRequest request, Origin origin) {
    /** {@return who calls} */
    public Caller caller() {
        return origin.caller();
    }

    /** {@return the Region that the signature names} */
    public String region() {
        return origin.region();
    }
}
