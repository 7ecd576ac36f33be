package dev.mlgovern.featurestore.athena;

import dev.mlgovern.featurestore.training.ColumnType;
import dev.mlgovern.featurestore.training.TrainingColumn;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.util.stream.Collectors;

/** The statement that writes a training set as files: https://docs.aws.amazon.com/athena/latest/ug/unload.html */
final class Unload {
    private static final String TO = "\n)\nTO '";

    private Unload() {}

    static String of(TrainingSet set, S3Uri folder) {
        // UNLOAD refuses timestamps that are finer than milliseconds: "Incorrect timestamp precision for timestamp(6)"
        String columns = set.columns().stream().map(Unload::column).collect(Collectors.joining(",\n  "));
        return "UNLOAD (\nSELECT\n  %s\nFROM (\n%s\n)%s%s'%nWITH (format = 'PARQUET')"
                .formatted(columns, set.sql(), TO, folder);
    }

    /** Where a statement of ours writes. */
    static String location(String sql) {
        int from = sql.lastIndexOf(TO) + TO.length();
        return sql.substring(from, sql.indexOf('\'', from));
    }

    private static String column(TrainingColumn column) {
        String name = '"' + column.name().replace("\"", "\"\"") + '"';
        boolean time = column.type().filter(ColumnType.TIMESTAMP::equals).isPresent();
        return time ? "CAST(%s AS timestamp(3)) AS %s".formatted(name, name) : name;
    }
}
