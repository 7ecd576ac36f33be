package dev.mlgovern.featurestore.file;

import dev.mlgovern.featurestore.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file of records: CSV with a header, or Parquet. Columns go to the features of their names. Immutable.
 *
 * <pre>{@code
 * store.ingest(cards).from(FeatureFile.of(Path.of("cards.parquet")).column("card_id", "card").ignoring("row"));
 * }</pre>
 *
 * <p>The libraries that read files are optional: {@code de.siegmar:fastcsv} for CSV; {@code org.apache.parquet:parquet-hadoop}
 * and either {@code blue.strategic.parquet:parquet-floor} or Hadoop's client for Parquet. Rows are read one by one; of Parquet
 * a row group is held in memory.
 */
public final class FeatureFile {
    private final Path path;
    private final Format format;
    private final Mapping mapping;
    private final char separator;

    private FeatureFile(Path path, Format format, Mapping mapping, char separator) {
        this.path = path;
        this.format = format;
        this.mapping = mapping;
        this.separator = separator;
    }

    private enum Format {
        CSV,
        PARQUET
    }

    /**
     * A file whose name ends in {@code .csv} or {@code .parquet}.
     *
     * @param path where it is
     * @return the file; not opened yet
     * @throws IllegalArgumentException if it ends in something else
     */
    public static FeatureFile of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return csv(path);
        }
        if (name.endsWith(".parquet")) {
            return parquet(path);
        }
        throw new IllegalArgumentException("file must end in .csv or .parquet, was \"" + path.getFileName()
                + "\": call csv() or parquet() to say what it is");
    }

    /**
     * A file in CSV as RFC 4180 has it: UTF-8, the first line names the columns, separated by commas unless said
     * otherwise. An empty field is no value; an empty field in quotes is an empty string, if the feature is a string.
     *
     * @param path where it is
     * @return the file; not opened yet
     */
    public static FeatureFile csv(Path path) {
        return new FeatureFile(path, Format.CSV, Mapping.BY_NAME, ',');
    }

    /**
     * A file in Parquet, compressed or not. Timestamps are written as the feature needs them, to the millisecond; those
     * without a zone are taken as UTC. Lists of values go to collections, booleans to 1 and 0 if the feature is integral.
     *
     * @param path where it is
     * @return the file; not opened yet
     */
    public static FeatureFile parquet(Path path) {
        return new FeatureFile(path, Format.PARQUET, Mapping.BY_NAME, ',');
    }

    /**
     * Sets what is between the fields of CSV.
     *
     * @param between a comma unless set
     * @return another file
     */
    public FeatureFile separator(char between) {
        return new FeatureFile(path, format, mapping, between);
    }

    /**
     * Takes a column as a feature of another name.
     *
     * @param column its name in the file
     * @param feature its name in the group
     * @return another file
     */
    public FeatureFile column(String column, String feature) {
        Map<String, String> names = new HashMap<>(mapping.names());
        names.put(column, feature);
        return with(new Mapping(names, mapping.ignored(), mapping.lacking()));
    }

    /**
     * Leaves columns out; without this, a column that is no feature is a problem.
     *
     * @param columns their names in the file
     * @return another file
     */
    public FeatureFile ignoring(String... columns) {
        Set<String> ignored = new HashSet<>(mapping.ignored());
        ignored.addAll(List.of(columns));
        return with(new Mapping(mapping.names(), ignored, mapping.lacking()));
    }

    /**
     * Says which features have no column and stay without a value; without this, that is a problem.
     *
     * @param features their names in the group
     * @return another file
     */
    public FeatureFile lacking(String... features) {
        Set<String> lacking = new HashSet<>(mapping.lacking());
        lacking.addAll(List.of(features));
        return with(new Mapping(mapping.names(), mapping.ignored(), lacking));
    }

    private FeatureFile with(Mapping other) {
        return new FeatureFile(path, format, other, separator);
    }

    /**
     * Opens it, and compares its columns with a group's features.
     *
     * @param schema of the group
     * @return its rows; whoever opens it closes it
     * @throws dev.mlgovern.core.error.InvalidRequestException with every column that is missing, unknown or there twice
     * @throws UncheckedIOException if it cannot be read
     */
    public FeatureRows open(Schema schema) {
        RowSource source = source();
        try {
            return new FeatureRows(source, mapping.onto(schema, source.columns(), path));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private RowSource source() {
        try {
            return format == Format.CSV ? new CsvRows(path, separator) : ParquetRows.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path.getFileName() + " cannot be read", e);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    format == Format.CSV
                            ? "to read CSV, put de.siegmar:fastcsv on the class path"
                            : "to read Parquet, put org.apache.parquet:parquet-hadoop and"
                                    + " blue.strategic.parquet:parquet-floor (or Hadoop's client) on the class path",
                    e);
        }
    }

    /** Its name. */
    @Override
    public String toString() {
        return "FeatureFile[" + path.getFileName() + "]";
    }
}
