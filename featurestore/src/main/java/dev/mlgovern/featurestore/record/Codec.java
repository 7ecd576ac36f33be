package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.FeatureType;
import java.util.function.Function;

/**
 * How a Java value becomes the text that SageMaker stores, and the text the same value again.
 *
 * @param type what the feature holds then
 * @param write from the value, never null
 * @param read from the text
 */
record Codec(FeatureType type, Function<Object, String> write, Function<String, Object> read) {}
