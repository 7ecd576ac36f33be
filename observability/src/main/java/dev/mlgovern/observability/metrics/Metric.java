package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that CloudWatch measures. Immutable.
 *
 * @param account whose it is
 * @param namespace such as {@code AWS/SageMaker}
 * @param name such as {@code Invocations}
 * @param dimensions of what, by name, such as {@code EndpointName}; may be empty
 */
public record Metric(AccountId account, String namespace, String name, SortedMap<String, String> dimensions) {
    /**
     * Copies the dimensions.
     *
     * @param account whose it is
     * @param namespace such as {@code AWS/SageMaker}
     * @param name such as {@code Invocations}
     * @param dimensions of what, by name
     */
    public Metric {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /**
     * The same as the constructor, with the dimensions in any order.
     *
     * @param account whose it is
     * @param namespace such as {@code AWS/SageMaker}
     * @param name such as {@code Invocations}
     * @param dimensions of what, by name
     * @return the metric
     */
    public static Metric of(AccountId account, String namespace, String name, Map<String, String> dimensions) {
        return new Metric(account, namespace, name, new TreeMap<>(dimensions));
    }

    /** Such as {@code 222222222222 AWS/SageMaker Invocations EndpointName=churn VariantName=main}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(account + " " + namespace + " " + name);
        dimensions.forEach(
                (key, value) -> text.append(' ').append(key).append('=').append(value));
        return text.toString();
    }
}
