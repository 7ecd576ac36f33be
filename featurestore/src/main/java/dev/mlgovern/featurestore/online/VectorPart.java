package dev.mlgovern.featurestore.online;

import dev.mlgovern.featurestore.group.FeatureGroupArn;

/**
 * Where a component of a vector comes from.
 *
 * @param name of the component
 * @param required whether there has to be a record
 * @param group whose record
 * @param wire how it is read
 * @param <T> what a record is in Java
 */
record VectorPart<T>(String name, boolean required, FeatureGroupArn group, Wire<T> wire) {}
