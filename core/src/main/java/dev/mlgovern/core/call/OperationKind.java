package dev.mlgovern.core.call;

import java.util.regex.Pattern;

/** Whether an operation changes anything, told by its name, so that a new one needs no code here. */
enum OperationKind {
    READ,
    CHANGE;

    private static final Pattern READS =
            Pattern.compile("(Describe|List|Get|Search|Head|Query|Lookup|Invoke(Endpoint|Model)|Select|Scan"
                    + "|Check|Validate|Simulate|Preview|Estimate|Discover|Verify|Decrypt|Assume|Download"
                    + "|Batch(Get|Describe|Check|List))(?![a-z]).*");

    /** An operation with a name that tells nothing is taken as a change. */
    static OperationKind of(String operation) {
        return READS.matcher(operation).matches() ? READ : CHANGE;
    }
}
