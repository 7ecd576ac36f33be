package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.SqlText.name;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statement of a snapshot. */
final class SnapshotSql {
    private SnapshotSql() {}

    static List<String> names(Snapshot snapshot) {
        Schema schema = snapshot.group().schema();
        Set<String> names = new LinkedHashSet<>();
        names.add(schema.recordIdentifier().name());
        names.add(schema.eventTime().name());
        if (snapshot.features().isEmpty()) {
            schema.features().stream().map(Feature::name).forEach(names::add);
        }
        names.addAll(snapshot.features());
        return List.copyOf(names);
    }

    static Statement of(Snapshot snapshot) {
        GroupSql group = new GroupSql(features(snapshot));
        List<String> names = names(snapshot);
        Where where = new Where();
        new TimeRange(null, snapshot.asOf().orElse(null)).prune(group.format(), group.eventTimeColumn(), where);
        snapshot.asOf()
                .ifPresent(time -> where.and(group.eventTime() + " <= CAST(? AS timestamp(6))", SqlText.plain(time)));
        group.known(snapshot.knownBy().orElse(null), where);
        String latest =
                "row_number() OVER (\n      PARTITION BY %s\n      ORDER BY %s DESC, %s DESC NULLS LAST, %s DESC NULLS LAST, %s DESC\n    ) AS __rank"
                        .formatted(
                                group.recordIdentifier(),
                                group.eventTime(),
                                GroupSql.time("api_invocation_time"),
                                GroupSql.time("write_time"),
                                GroupSql.deleted());
        String inner = names.stream()
                .map(each -> group.plainValue(each) + " AS " + name(each))
                .collect(Collectors.joining(",\n    "));
        String outer = names.stream().map(SqlText::name).collect(Collectors.joining(",\n  "));
        String sql =
                "-- %s\nSELECT\n  %s\nFROM (\n  SELECT\n    %s,\n    %s AS __deleted,\n    %s\n  FROM %s%s\n)\nWHERE __rank = 1\n  AND NOT __deleted"
                        .formatted(
                                snapshot.group().arn(),
                                outer,
                                inner,
                                GroupSql.deleted(),
                                latest,
                                group.table(),
                                where.sql("  "));
        return new Statement(sql, List.copyOf(where.parameters()));
    }

    private static GroupFeatures features(Snapshot snapshot) {
        GroupFeatures.Builder features = GroupFeatures.of(snapshot.group()).key("unused");
        snapshot.catalog().ifPresent(features::catalog);
        snapshot.database().ifPresent(features::database);
        return features.build();
    }
}
