package dev.mlgovern.core.topology;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.tag.TagScheme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tag scheme, in which a key may also be named by its dimension. */
final class TagFields {
    private static final List<String> DIMENSIONS =
            Stream.of(TagDimension.values()).map(TagDimension::label).toList();

    private final Fields fields;
    private final Problems problems;
    private final Map<TagDimension, String> keys = new EnumMap<>(TagDimension.class);

    TagFields(Fields fields) {
        this.fields = fields;
        this.problems = fields.problems();
    }

    TagScheme read() {
        Optional<TagScheme> standard = fields.optional("prefix").map(this::standard);
        standard.ifPresent(scheme -> keys.putAll(scheme.keys()));
        fields.texts("keys").forEach((name, key) -> dimension("keys", name).ifPresent(d -> keys.put(d, key)));
        problems.check(!keys.isEmpty(), fields.path("prefix"), "is required, unless keys are given");
        TagScheme.Builder scheme = TagScheme.builder();
        keys.forEach(scheme::putKey);
        if (fields.has("required")) {
            fields.list("required").forEach(name -> scheme.addRequired(key("required", name)));
        } else {
            standard.ifPresent(s -> required(s).forEach(d -> scheme.addRequired(keys.getOrDefault(d, d.label()))));
        }
        fields.lists("allowed").forEach((name, values) -> scheme.putAllowed(key("allowed", name), values));
        fields.texts("patterns").forEach((name, regex) -> scheme.putPattern(key("patterns", name), regex));
        fields.texts("defaults")
                .forEach((name, value) -> dimension("defaults", name).ifPresent(d -> scheme.putDefault(d, value)));
        fields.end();
        return built(scheme);
    }

    private TagScheme standard(String prefix) {
        return built(TagScheme.builder().standardKeys(prefix));
    }

    private static List<TagDimension> required(TagScheme scheme) {
        return scheme.keys().entrySet().stream()
                .filter(entry -> scheme.required().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private TagScheme built(TagScheme.Builder scheme) {
        try {
            return scheme.build();
        } catch (InvalidRequestException e) {
            e.problems().forEach(problem -> problems.add("tags", problem));
            return TagScheme.standard("stand-in");
        }
    }

    private Optional<TagDimension> dimension(String where, String name) {
        Optional<TagDimension> found = named(name);
        problems.check(
                found.isPresent(),
                fields.path(where) + "." + name,
                () -> "is not a dimension%s; they are %s".formatted(Nearest.hint(name, DIMENSIONS), DIMENSIONS));
        return found;
    }

    private String key(String where, String name) {
        Optional<TagDimension> dimension = named(name);
        dimension.ifPresent(d -> problems.check(
                keys.containsKey(d), fields.path(where) + "." + name, "names a dimension that has no key"));
        return dimension.map(keys::get).orElse(name);
    }

    private static Optional<TagDimension> named(String name) {
        return Stream.of(TagDimension.values())
                .filter(d -> d.label().equals(name))
                .findFirst();
    }
}
