package dev.mlgovern.testkit.internal.service;

import java.util.SortedMap;

/** CloudWatch's metrics as the other services see them. */
public interface MetricStore {
    /**
     * Keeps one value of now.
     *
     * @param accountId the account whose metric it is
     * @param region its Region
     * @param metric what was measured
     * @param value how much
     */
    void record(String accountId, String region, Metric metric, double value);

    /**
     * What is measured.
     *
     * @param namespace for example {@code AWS/SageMaker}
     * @param name for example {@code Invocations}
     * @param dimensions of what, by name
     */
    record Metric(String namespace, String name, SortedMap<String, String> dimensions) {}
}
