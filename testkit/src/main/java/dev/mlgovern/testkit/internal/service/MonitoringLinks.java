package dev.mlgovern.testkit.internal.service;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which accounts let a monitoring account see their metrics and logs, Region by Region:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html
 */
public final class MonitoringLinks {
    private final Scoped<Set<String>> sources = new Scoped<>(scope -> new TreeSet<>());

    /**
     * Links an account.
     *
     * @param monitoring the account that looks
     * @param region the Region
     * @param source the account that is looked at
     */
    public void link(String monitoring, String region, String source) {
        sources.in(monitoring, region).add(source);
    }

    /**
     * Tells the accounts that are linked.
     *
     * @param monitoring the account that looks
     * @param region the Region
     * @return their ids, sorted
     */
    public Set<String> sources(String monitoring, String region) {
        return sources.in(monitoring, region);
    }

    /**
     * Tells whether an account sees what is another's.
     *
     * @param monitoring the account that looks
     * @param region the Region
     * @param owner the account that is looked at
     * @return true for itself too
     */
    public boolean sees(String monitoring, String region, String owner) {
        return owner.equals(monitoring) || sources(monitoring, region).contains(owner);
    }
}
