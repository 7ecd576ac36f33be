package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.featurestore.group.OfflineTable;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.trino.Trino;
import dev.mlgovern.trino.Trino.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offline stores in Trino, with the columns that SageMaker gives them. */
final class OfflineTables {
    private final Trino trino = Trino.started();

    /**
     * One line of an offline store.
     *
     * @param values by feature, as text in the form of SageMaker
     */
    record Line(Map<String, @Nullable String> values, Instant invoked, Instant written, boolean deleted) {}

    /** Fills the table of a group. */
    void fill(FeatureGroup group, List<Line> lines) {
        List<Column> columns = new ArrayList<>();
        for (Feature feature : group.schema().features()) {
            columns.add(new Column(feature.name(), type(feature)));
        }
        columns.add(new Column("api_invocation_time", "timestamp(3)"));
        columns.add(new Column("write_time", "timestamp(3)"));
        columns.add(new Column("is_deleted", "boolean"));
        boolean hive = group.offlineStore().orElseThrow().format() == TableFormat.GLUE;
        if (hive) {
            List.of("year", "month", "day", "hour").forEach(name -> columns.add(new Column(name, "varchar")));
        }
        OfflineTable table = group.offlineTable().orElseThrow();
        trino.fillTable(
                List.of(table.catalog(), table.database(), table.table()),
                columns,
                lines.stream().map(line -> cells(group, line, hive)).toList());
    }

    private static String type(Feature feature) {
        return switch (feature.type()) {
            case INTEGRAL -> "bigint";
            case FRACTIONAL -> "double";
            case STRING -> "varchar";
        };
    }

    private static List<@Nullable String> cells(FeatureGroup group, Line line, boolean hive) {
        List<@Nullable String> cells = new ArrayList<>();
        for (Feature feature : group.schema().features()) {
            cells.add(line.values().get(feature.name()));
        }
        cells.add(plain(line.invoked()));
        cells.add(plain(line.written()));
        cells.add(Boolean.toString(line.deleted()));
        if (hive) {
            Feature time = group.schema().eventTime();
            String text = String.valueOf(line.values().get(time.name()));
            String iso = (time.type() == FeatureType.STRING ? Instant.parse(text) : seconds(text)).toString();
            for (int[] part : new int[][] {{0, 4}, {5, 7}, {8, 10}, {11, 13}}) {
                cells.add(iso.substring(part[0], part[1]));
            }
        }
        return cells;
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    static String timestamp(Instant time) {
        return "TIMESTAMP '" + plain(time) + "'";
    }

    private static String plain(Instant time) {
        return time.toString().replace("T", " ").replace("Z", "");
    }
}
