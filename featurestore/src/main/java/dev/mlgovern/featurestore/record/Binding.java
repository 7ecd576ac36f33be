package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.Feature;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One feature of a Java type: how the member's value is written, and read again.
 *
 * @param feature the feature
 * @param write from the member's value to a text, a list of texts, or null
 * @param read back
 */
record Binding(
        Feature feature,
        Function<@Nullable Object, @Nullable Object> write,
        Function<@Nullable Object, @Nullable Object> read) {}
