package dev.mlgovern.testkit.internal.door;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens.
 *
 * @param operation {@code service:Operation}; {@code *} stands for any service, any operation, or both
 * @param account account of the caller, null for any
 * @param schedule asked for each request that fits; says whether the fault happens to it
 * @param effect what happens
 */
public record FaultRule(String operation, @Nullable String account, BooleanSupplier schedule, Effect effect) {
    boolean fits(String service, String name, String caller) {
        int colon = operation.indexOf(':');
        boolean here = operation.equals("*")
                || (colon > 0
                        && fits(operation.substring(0, colon), service)
                        && fits(operation.substring(colon + 1), name));
        return here && (account == null || account.equals(caller));
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.equals("*") || wanted.equals(actual);
    }
}
