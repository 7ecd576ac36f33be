package dev.mlgovern.featurestore.online;

import java.util.List;
import java.util.Map;

/**
 * Records of several groups, read together. Thread-safe.
 *
 * @param <T> a Java record of records
 */
public interface Vectors<T> {
    /**
     * Reads one vector: one call ({@code sagemaker:BatchGetRecord}) for all groups of an account and region.
     *
     * @param identifiers by name of the component; an {@link java.util.Optional} one need not be named
     * @return the vector, or what it lacks
     * @throws IllegalArgumentException if a required component is not named, or a name is of no component
     */
    FeatureVector<T> get(Map<String, String> identifiers);

    /**
     * Reads many vectors: a call for each hundred different records of an account and region, side by side. All of them are held.
     *
     * @param identifiers of each vector, by name of the component
     * @return the vectors, in order
     * @throws IllegalArgumentException if a required component is not named, or a name is of no component
     */
    List<FeatureVector<T>> get(List<Map<String, String>> identifiers);
}
