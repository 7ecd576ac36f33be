package dev.mlgovern.testkit.internal.athena;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement, as far as LocalCloud has to know what it does; what a query means is the engine's to know. */
sealed interface Statement {
    /** {@return {@code DML}, {@code DDL} or {@code UTILITY}} */
    String kind();

    /** A query whose rows are the result. */
    record Query(String sql) implements Statement {
        @Override
        public String kind() {
            return "DML";
        }
    }

    /** A query whose rows become files: https://docs.aws.amazon.com/athena/latest/ug/unload.html */
    record Unload(String sql, String location, String format) implements Statement {
        private static final Pattern FORM =
                Pattern.compile("(?is)UNLOAD\\s*\\((.*)\\)\\s*TO\\s*'(s3://[^']+)'\\s*WITH\\s*\\((.*)\\)");
        private static final Pattern FORMAT = Pattern.compile("(?is)\\bformat\\s*=\\s*'(\\w+)'");

        @Override
        public String kind() {
            return "DML";
        }
    }

    /** A table over files: https://docs.aws.amazon.com/athena/latest/ug/create-table.html */
    record CreateTable(String database, String table, String columns, Storage storage) implements Statement {
        private static final Pattern FORM = Pattern.compile(
                "(?is)CREATE\\s+EXTERNAL\\s+TABLE\\s+(IF\\s+NOT\\s+EXISTS\\s+)?`([^`]+)`\\.`([^`]+)`\\s*"
                        + "\\((.*)\\)\\s*ROW\\s+FORMAT\\s+SERDE\\s+'([^']+)'.*?LOCATION\\s+'(s3://[^']+)'.*");

        @Override
        public String kind() {
            return "DDL";
        }
    }

    /** The end of a table: https://docs.aws.amazon.com/athena/latest/ug/drop-table.html */
    record DropTable(String database, String table, boolean ifExists) implements Statement {
        private static final Pattern FORM =
                Pattern.compile("(?is)DROP\\s+TABLE\\s+(IF\\s+EXISTS\\s+)?`([^`]+)`\\.`([^`]+)`\\s*");

        @Override
        public String kind() {
            return "DDL";
        }
    }

    /** Where a table's files are and who reads them. */
    record Storage(String serde, String location, boolean ifNotExists) {}

    /**
     * Reads a statement.
     *
     * @param text the statement
     * @return what it does
     * @throws IllegalArgumentException when it is DDL in a form that LocalCloud does not know
     */
    static Statement of(String text) {
        String sql = text.strip();
        String first = sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        return switch (first) {
            case "UNLOAD" -> unload(sql);
            case "CREATE" -> create(sql);
            case "DROP" -> drop(sql);
            case "SELECT", "WITH" -> new Query(sql);
            default -> sql.startsWith("(") ? new Query(sql) : unknown(first);
        };
    }

    private static Statement unload(String sql) {
        Matcher matcher = matched(Unload.FORM, sql);
        Matcher format = Unload.FORMAT.matcher(matcher.group(3));
        if (!format.find()) {
            throw new IllegalArgumentException("SYNTAX_ERROR: UNLOAD needs a format");
        }
        return new Unload(matcher.group(1), matcher.group(2), format.group(1).toUpperCase(Locale.ROOT));
    }

    private static Statement create(String sql) {
        Matcher matcher = matched(CreateTable.FORM, sql);
        Storage storage = new Storage(matcher.group(5), matcher.group(6), matcher.group(1) != null);
        return new CreateTable(matcher.group(2), matcher.group(3), matcher.group(4), storage);
    }

    private static Statement drop(String sql) {
        Matcher matcher = matched(DropTable.FORM, sql);
        return new DropTable(matcher.group(2), matcher.group(3), matcher.group(1) != null);
    }

    private static Matcher matched(Pattern form, String sql) {
        Matcher matcher = form.matcher(sql);
        if (!matcher.matches()) {
            unknown(sql.substring(0, Math.min(sql.length(), 60)));
        }
        return matcher;
    }

    private static Statement unknown(String what) {
        throw new IllegalArgumentException("NOT_SUPPORTED: LocalCloud's Athena has no statement of this form: " + what);
    }
}
