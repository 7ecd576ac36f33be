package dev.mlgovern.core.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** What is the same for all calls of one client. */
final class ClientFacts {
    // where the name that requests are signed for is not the one that IAM uses
    private static final Map<String, String> IAM_NAMES = Map.of("monitoring", "cloudwatch", "email", "ses");

    private final Caller caller;
    private final Region region;
    private volatile @Nullable String service;

    ClientFacts(Caller caller, Region region) {
        this.caller = caller;
        this.region = region;
    }

    /** Known only once the client is made. */
    void serves(String name) {
        service = IAM_NAMES.getOrDefault(name, name);
    }

    Caller caller() {
        return caller;
    }

    Call.Operation operation(String name) {
        String known = service;
        return new Call.Operation(known == null ? "aws" : known, name, caller.account(), region);
    }
}
