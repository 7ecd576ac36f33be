package dev.mlgovern.testkit.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of a modelled operation.
 *
 * @param operation name of the operation in the API model, for example {@code CreateModelPackage}
 * @param input the request's members by their model names, already valid
 * @param origin who calls, from where, and which request it is
 */
public record Call(String operation, ObjectNode input, Origin origin) {
    /** {@return who calls} */
    public Caller caller() {
        return origin.caller();
    }

    /** {@return the account of the caller} */
    public String accountId() {
        return origin.caller().accountId();
    }

    /** {@return the Region whose endpoint was called} */
    public String region() {
        return origin.region();
    }
}
