package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.athena.WorkGroup;
import java.util.function.Consumer;

/** Sets a workgroup of Athena up, as a platform team would. Every method takes effect at once. */
public final class WorkGroupSetup {
    private final Consumer<WorkGroup> change;
    private WorkGroup group;

    WorkGroupSetup(Consumer<WorkGroup> change, WorkGroup group) {
        this.change = change;
        this.group = group;
        change.accept(group);
    }

    /**
     * Sets where results go when the query does not say.
     *
     * @param s3Uri {@code s3://bucket/prefix/}
     * @return this
     */
    public WorkGroupSetup output(String s3Uri) {
        return set(new WorkGroup(group.name(), s3Uri, group.enforced(), group.scanLimit(), group.enabled()));
    }

    /**
     * Lets its settings override those of the query.
     *
     * @return this
     */
    public WorkGroupSetup enforced() {
        return set(new WorkGroup(group.name(), group.output(), true, group.scanLimit(), group.enabled()));
    }

    /**
     * Limits what a query may scan; one that scans more is cancelled.
     *
     * @param bytes 0 for no limit; AWS has at least 10 000 000, LocalCloud takes less since its tables are small
     * @return this
     */
    public WorkGroupSetup scanLimit(long bytes) {
        return set(new WorkGroup(group.name(), group.output(), group.enforced(), bytes, group.enabled()));
    }

    /**
     * Lets it take no more queries.
     *
     * @return this
     */
    public WorkGroupSetup disabled() {
        return set(new WorkGroup(group.name(), group.output(), group.enforced(), group.scanLimit(), false));
    }

    private WorkGroupSetup set(WorkGroup changed) {
        group = changed;
        change.accept(changed);
        return this;
    }
}
