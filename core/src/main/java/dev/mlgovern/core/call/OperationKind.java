package dev.mlgovern.core.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Whether an operation changes anything, told by its name, so that a new one needs no code here. */
enum OperationKind {
    READ,
    CHANGE;

    private static final Pattern READS = Pattern.compile(
            "(?:(Start|Stop)Query|(Describe|List|Get|Search|Head|Query|Lookup|Invoke(Endpoint|Model)|Select|Scan"
                    + "|Check|Validate|Simulate|Preview|Estimate|Discover|Verify|Decrypt|Assume|Download"
                    + "|Batch(Get|Describe|Check|List))(?![a-z]).*)");

    /** Asked for each call, and operations are few. */
    private static final ConcurrentMap<String, OperationKind> KNOWN = new ConcurrentHashMap<>();

    /** An operation with a name that tells nothing is taken as a change. */
    static OperationKind of(String operation) {
        OperationKind known = KNOWN.get(operation);
        return known == null ? KNOWN.computeIfAbsent(operation, OperationKind::told) : known;
    }

    private static OperationKind told(String operation) {
        return READS.matcher(operation).matches() ? READ : CHANGE;
    }
}
