package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.SqlText.name;

import dev.mlgovern.featurestore.group.OfflineStore;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.featurestore.group.OfflineTable;
import dev.mlgovern.featurestore.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The offline store of one group, as expressions over its columns. */
final class GroupSql {
    private final GroupFeatures features;
    private final OfflineTable table;
    private final Schema schema;

    GroupSql(GroupFeatures features) {
        this.features = features;
        this.table = features.group().offlineTable().orElseThrow();
        this.schema = features.group().schema();
    }

    String table() {
        return SqlText.path(
                features.catalog().orElse(table.catalog()),
                features.database().orElse(table.database()),
                table.table());
    }

    /** Of a base's column, so that a number can name a record whose identifier is a string, and the other way round. */
    String key(String column) {
        return "CAST(%s AS %s)".formatted(name(column), keyType());
    }

    String recordIdentifier() {
        return key(schema.recordIdentifier().name());
    }

    private String keyType() {
        return ColumnType.of(schema.recordIdentifier().type()).sql();
    }

    /** String in ISO 8601 or Fractional seconds: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html */
    String eventTime() {
        TimeForm form = switch (schema.eventTime().type()) {
            case STRING -> TimeForm.ISO_8601;
            case INTEGRAL, FRACTIONAL -> TimeForm.EPOCH_SECONDS;
        };
        return form.utc(eventTimeColumn());
    }

    String eventTimeColumn() {
        return name(schema.eventTime().name());
    }

    /** A deleted record has no values any more, but it stands where others would: so it hides those before it. */
    String value(String feature) {
        return "IF(%s, NULL, %s)".formatted(deleted(), plainValue(feature));
    }

    /** As what the group says it is, whatever the table says. */
    String plainValue(String feature) {
        ColumnType type = ColumnType.of(schema.feature(feature).orElseThrow().type());
        return "CAST(%s AS %s)".formatted(name(feature), type.sql());
    }

    static String deleted() {
        return "coalesce(\"is_deleted\", false)";
    }

    static String time(String column) {
        return "CAST(%s AS timestamp(6))".formatted(name(column));
    }

    Where where(TrainingSetDefinition definition) {
        Where where = new Where();
        TimeRange.of(definition.base()).seen(features).prune(format(), eventTimeColumn(), where);
        known(definition.knownBy().orElse(null), where);
        return where;
    }

    void known(@Nullable Instant by, Where where) {
        if (by != null) {
            where.and(time("write_time") + " <= CAST(? AS timestamp(6))", SqlText.plain(by));
        }
    }

    TableFormat format() {
        return features.group().offlineStore().map(OfflineStore::format).orElse(TableFormat.GLUE);
    }
}
