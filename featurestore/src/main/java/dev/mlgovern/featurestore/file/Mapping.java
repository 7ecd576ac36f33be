package dev.mlgovern.featurestore.file;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column is which feature. */
record Mapping(Map<String, String> names, Set<String> ignored, Set<String> lacking) {
    static final Mapping BY_NAME = new Mapping(Map.of(), Set.of(), Set.of());

    Columns onto(Schema schema, List<String> columns, Path file) {
        List<String> problems = new ArrayList<>();
        Set<String> open =
                new HashSet<>(schema.features().stream().map(Feature::name).toList());
        List<@Nullable Feature> features = new ArrayList<>();
        for (String column : columns) {
            String feature = names.getOrDefault(column, column);
            Feature known =
                    ignored.contains(column) ? null : schema.feature(feature).orElse(null);
            features.add(known);
            if (!ignored.contains(column)) {
                if (known == null) {
                    problems.add("column \"%s\" is no feature of the group".formatted(column));
                } else if (!open.remove(feature)) {
                    problems.add("column \"%s\" is feature %s, as another one is".formatted(column, feature));
                }
            }
        }
        missing(schema, columns, open, problems);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("file", "the columns of %s are not those of the group".formatted(file.getFileName())),
                    problems);
        }
        return new Columns(schema, features);
    }

    private void missing(Schema schema, List<String> columns, Set<String> open, List<String> problems) {
        for (Feature feature : schema.features()) {
            boolean needed = feature.equals(schema.recordIdentifier()) || feature.equals(schema.eventTime());
            if (open.contains(feature.name()) && (needed || !lacking.contains(feature.name()))) {
                problems.add("no column for feature " + feature.name() + (needed ? ", which every record needs" : ""));
            }
        }
        for (String column : names.keySet()) {
            if (!columns.contains(column)) {
                problems.add("no column \"%s\", which is to be %s".formatted(column, names.get(column)));
            }
        }
    }

    /**
     * A file's columns in a group.
     *
     * @param schema of the group
     * @param features by column; null if it is left out
     */
    record Columns(Schema schema, List<@Nullable Feature> features) {}
}
