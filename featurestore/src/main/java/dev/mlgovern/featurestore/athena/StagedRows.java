package dev.mlgovern.featurestore.athena;

import dev.mlgovern.featurestore.training.Base.Source;
import dev.mlgovern.featurestore.training.ColumnType;
import dev.mlgovern.featurestore.training.Rows;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows from Java as a JSON file with a table over it, named by the training set, so that every run finds what one before it left.
 * Times are texts, since a table over JSON keeps them to the millisecond: https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
 */
final class StagedRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Rows rows;
    private final S3Uri folder;
    private final Source.Table table;

    StagedRows(TrainingSet set, Rows rows, RunSettings settings) {
        String name = set.digest().substring(0, 16);
        this.rows = rows;
        this.folder = S3Uri.parse(settings.staging().orElseThrow()).folder("mlgovern-base-" + name);
        this.table = new Source.Table("AwsDataCatalog", settings.stagingDatabase(), "mlgovern_base_" + name);
    }

    Source.Table table() {
        return table;
    }

    S3Uri file() {
        return folder.object("rows.json.gz");
    }

    String create() {
        String columns = rows.columns().stream()
                .map(column -> "`%s` %s".formatted(name(column), type(column.type())))
                .collect(Collectors.joining(", "));
        return "CREATE EXTERNAL TABLE IF NOT EXISTS %s (%s)%nROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'%nLOCATION '%s'"
                .formatted(path(), columns, folder);
    }

    String drop() {
        return "DROP TABLE IF EXISTS " + path();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            for (List<@Nullable Object> row : rows.values()) {
                zipped.write(line(row).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A value that is not there is left out, which the table reads as none. */
    private String line(List<@Nullable Object> row) {
        StringJoiner line = new StringJoiner(",", "{", "}\n");
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                line.add(quoted(name(rows.columns().get(i))) + ":" + json(value));
            }
        }
        return line.toString();
    }

    private static String json(Object value) {
        if (value instanceof Instant at) {
            return quoted(TIME.format(at));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private String path() {
        return "`%s`.`%s`".formatted(table.database(), table.table());
    }

    private static String name(Rows.Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case BIGINT -> "bigint";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case VARCHAR, TIMESTAMP -> "string";
        };
    }
}
