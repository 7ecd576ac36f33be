package dev.mlgovern.core.topology;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of YAML: only what a topology needs, with every text as it was written. */
sealed interface YamlNode {
    /** A text, number or boolean as it was written; null where nothing was. */
    record Text(@Nullable String value) implements YamlNode {}

    /** A mapping in the order written. */
    record Mapping(Map<String, YamlNode> entries) implements YamlNode {}

    /** A sequence. */
    record Sequence(List<YamlNode> items) implements YamlNode {}

    /** What it is, for messages. */
    default String kind() {
        if (this instanceof Mapping) {
            return "a mapping";
        }
        return this instanceof Sequence ? "a list" : "a single value";
    }
}
