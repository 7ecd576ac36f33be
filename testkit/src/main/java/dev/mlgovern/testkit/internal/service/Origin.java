package dev.mlgovern.testkit.internal.service;

/**
 * Where a call comes from.
 *
 * @param caller who calls
 * @param region the Region that the signature names
 * @param requestId the id that the answer carries
 */
public record Origin(Caller caller, String region, String requestId) {}
