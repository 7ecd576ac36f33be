package dev.mlgovern.featurestore.file;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a file. Shows no values. */
public final class FeatureRow {
    private final RowSource.Cells cells;
    private final Mapping.Columns columns;

    FeatureRow(RowSource.Cells cells, Mapping.Columns columns) {
        this.cells = cells;
        this.columns = columns;
    }

    /**
     * Where it stands.
     *
     * @return the line of a CSV file where it begins, the header being line 1; in Parquet the number of the row, from 1 on
     */
    public long line() {
        return cells.line();
    }

    /**
     * Reads it.
     *
     * @return a record of the group
     * @throws IllegalArgumentException if a value is not of its feature's type or the identifier or event time is missing;
     *     names feature and line, never the value
     */
    public FeatureRecord record() {
        FeatureRecord.Builder record = FeatureRecord.of(columns.schema());
        for (int i = 0; i < cells.size(); i++) {
            Object value = cells.value(i);
            Feature feature = columns.features().get(i);
            if (value != null && feature != null) {
                put(record, feature, value);
            }
        }
        FeatureRecord built = record.build();
        required(built, columns.schema().recordIdentifier());
        required(built, columns.schema().eventTime());
        return built;
    }

    private void put(FeatureRecord.Builder record, Feature feature, Object value) {
        try {
            boolean time = feature.equals(columns.schema().eventTime());
            if (value instanceof List<?> many) {
                record.put(
                        feature.name(),
                        many.stream().map(each -> text(feature, each)).toList());
            } else {
                String text = time ? CellText.time(feature, value) : text(feature, value);
                if (text != null) {
                    record.put(feature.name(), text);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", in line " + line());
        }
    }

    private static @Nullable String text(Feature feature, @Nullable Object value) {
        return value == null ? null : CellText.of(feature, value);
    }

    private void required(FeatureRecord record, Feature feature) {
        if (record.value(feature.name()).filter(text -> !text.isEmpty()).isEmpty()) {
            throw new IllegalArgumentException(
                    "feature %s: every record needs a value, in line %d".formatted(feature.name(), line()));
        }
    }

    /** Its line. */
    @Override
    public String toString() {
        return "FeatureRow[line " + line() + "]";
    }
}
