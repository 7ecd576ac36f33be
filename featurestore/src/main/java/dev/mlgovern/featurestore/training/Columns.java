package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.training.GroupFeatures.Picked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a training set, and which feature each is. */
final class Columns {
    private Columns() {}

    /** Those of the base: time and keys first, if nobody put them elsewhere. */
    static List<String> base(TrainingSetDefinition definition) {
        Base base = definition.base();
        List<String> listed = new ArrayList<>(base.columns());
        if (listed.isEmpty()) {
            base.rows().ifPresent(rows -> rows.columns().forEach(column -> listed.add(column.name())));
        }
        List<String> needed = new ArrayList<>(List.of(base.time()));
        definition.groups().forEach(group -> needed.add(group.key()));
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(listed);
        List<String> columns = new ArrayList<>();
        needed.stream().filter(known::add).forEach(columns::add);
        columns.addAll(listed);
        return columns;
    }

    static List<Picked> features(GroupFeatures features) {
        List<Picked> picked = new ArrayList<>(features.features());
        if (picked.isEmpty()) {
            features.group().schema().features().stream()
                    .filter(feature -> !feature.equals(features.group().schema().recordIdentifier())
                            && !feature.equals(features.group().schema().eventTime()))
                    .forEach(feature -> picked.add(new Picked(feature.name(), feature.name())));
        }
        return picked.stream()
                .map(each -> new Picked(each.feature(), features.prefix() + each.column()))
                .toList();
    }

    static List<TrainingColumn> all(TrainingSetDefinition definition) {
        List<TrainingColumn> columns = new ArrayList<>();
        for (String name : base(definition)) {
            columns.add(ImmutableTrainingColumn.builder()
                    .name(name)
                    .type(type(definition.base(), name))
                    .build());
        }
        for (GroupFeatures features : definition.groups()) {
            for (Picked picked : features(features)) {
                columns.add(ImmutableTrainingColumn.builder()
                        .name(picked.column())
                        .type(type(features, picked.feature()))
                        .group(features.group().arn())
                        .feature(picked.feature())
                        .build());
            }
        }
        return columns;
    }

    static ColumnType type(GroupFeatures features, String feature) {
        return ColumnType.of(
                features.group().schema().feature(feature).orElseThrow().type());
    }

    private static Optional<ColumnType> type(Base base, String name) {
        return base.rows().stream()
                .flatMap(rows -> rows.columns().stream())
                .filter(column -> column.name().equalsIgnoreCase(name))
                .map(Rows.Column::type)
                .findFirst();
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
