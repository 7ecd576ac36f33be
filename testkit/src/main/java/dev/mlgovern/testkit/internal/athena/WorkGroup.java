package dev.mlgovern.testkit.internal.athena;

import org.jspecify.annotations.Nullable;

/**
 * A workgroup: https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings.html
 *
 * @param name its name; {@code primary} is always there
 * @param output where results go, null when the caller has to say
 * @param enforced whether its settings override those of the caller
 * @param scanLimit how many bytes a query may scan, 0 for no limit
 * @param enabled whether it takes queries
 */
public record WorkGroup(String name, @Nullable String output, boolean enforced, long scanLimit, boolean enabled) {
    /** The one that is always there. */
    static final String PRIMARY = "primary";

    /**
     * A workgroup as it is at first.
     *
     * @param name its name
     * @return the workgroup, without an output location
     */
    public static WorkGroup named(String name) {
        return new WorkGroup(name, null, false, 0, true);
    }
}
