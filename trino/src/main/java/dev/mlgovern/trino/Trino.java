package dev.mlgovern.trino;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trino 435 in this process: the SQL of Athena's engine 3. One for all tests of a run, since it takes seconds to start; it
 * lives in a class loader of its own, which module {@code trino} lays out ({@code mvn -pl trino package}). Thread-safe.
 */
public final class Trino {
    private static final Path MODULE = Path.of("..", "trino", "target");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable Trino started;

    private final BiFunction<String, List<String>, List<List<?>>> engine;

    private Trino(BiFunction<String, List<String>, List<List<?>>> engine) {
        this.engine = engine;
    }

    /**
     * What a statement answered.
     *
     * @param columns their names
     * @param types their types, as Trino names them
     * @param rows values are null or of the JDK, such as Long, Double, String, LocalDateTime, List
     */
    public record Result(List<String> columns, List<String> types, List<List<@Nullable Object>> rows) {}

    /**
     * A table's column.
     *
     * @param name not yet quoted
     * @param type as Trino names it
     */
    public record Column(String name, String type) {}

    /**
     * The one of this process, started if it is not.
     *
     * @return always the same
     */
    public static synchronized Trino started() {
        if (started == null) {
            // its way to attach to the running JVM takes 20 s
            System.setProperty("jol.skipHotspotSAAttach", "true");
            started = new Trino(load());
        }
        return started;
    }

    /**
     * Runs a statement.
     *
     * @param sql with a {@code ?} for each parameter
     * @param parameters SQL literals, as Athena's ExecutionParameters are
     * @return its rows
     */
    public List<List<@Nullable Object>> run(String sql, List<String> parameters) {
        return answer(sql, parameters).rows();
    }

    /**
     * As {@link #run}, with names and types of the columns.
     *
     * @param sql with a {@code ?} for each parameter
     * @param parameters SQL literals
     * @return columns and rows
     */
    @SuppressWarnings("unchecked")
    public Result answer(String sql, List<String> parameters) {
        String statement = parameters.isEmpty()
                ? sql
                : "EXECUTE IMMEDIATE " + text(sql) + " USING " + String.join(", ", parameters);
        List<List<?>> answer = engine.apply("run", List.of(statement));
        return new Result((List<String>) answer.get(0), (List<String>) answer.get(1), (List<List<@Nullable Object>>)
                answer.get(2));
    }

    /**
     * Makes a table, its catalog and schema too, in place of one that is there.
     *
     * @param name catalog, schema and table, not quoted
     * @param columns at least one
     * @param rows SQL literals or expressions, a text for each column
     */
    public void createTable(List<String> name, List<Column> columns, List<List<String>> rows) {
        drop(name);
        // the memory connector takes no plain CREATE TABLE of columns
        run(
                "CREATE TABLE %s AS SELECT %s WHERE false"
                        .formatted(
                                path(name),
                                columns.stream()
                                        .map(each ->
                                                "CAST(NULL AS %s) AS %s".formatted(each.type(), quoted(each.name())))
                                        .collect(Collectors.joining(", "))),
                List.of());
        for (int from = 0; from < rows.size(); from += 1000) {
            insert(name, columns, rows.subList(from, Math.min(rows.size(), from + 1000)));
        }
    }

    /**
     * As {@link #createTable}, many times faster: the values go as one literal, which Trino need not plan cell by cell.
     *
     * @param name catalog, schema and table, not quoted
     * @param columns at least one
     * @param values texts that a cast reads, or null
     */
    public void fillTable(List<String> name, List<Column> columns, List<List<@Nullable String>> values) {
        createTable(name, columns, List.of());
        String casts = columns.stream()
                .map(each -> "CAST(%s AS %s)".formatted(quoted(each.name()), each.type()))
                .collect(Collectors.joining(", "));
        String texts =
                columns.stream().map(each -> quoted(each.name()) + " varchar").collect(Collectors.joining(", "));
        run(
                "INSERT INTO %s SELECT %s FROM UNNEST(CAST(json_parse(%s) AS array(row(%s))))"
                        .formatted(
                                path(name), casts, text(JSON.valueToTree(values).toString()), texts),
                List.of());
    }

    /**
     * Drops a table, if it is there.
     *
     * @param name catalog, schema and table, not quoted
     */
    public void drop(List<String> name) {
        List<List<?>> ignored = engine.apply(
                "clear",
                name.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
    }

    private void insert(List<String> name, List<Column> columns, List<List<String>> rows) {
        List<String> values = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add("CAST(%s AS %s)".formatted(row.get(i), columns.get(i).type()));
            }
            values.add("(" + String.join(", ", cells) + ")");
        }
        run("INSERT INTO " + path(name) + " VALUES " + String.join(", ", values), List.of());
    }

    /**
     * A string literal.
     *
     * @param value any text, or null
     * @return the text in quotes, or {@code NULL}
     */
    public static String text(@Nullable String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    private static String path(List<String> name) {
        return name.stream().map(Trino::quoted).collect(Collectors.joining("."));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.toLowerCase(Locale.ROOT).replace("\"", "\"\"") + '"';
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<String, List<String>, List<List<?>>> load() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // it stays open for the whole run
        URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        try {
            thread.setContextClassLoader(loader);
            return (BiFunction<String, List<String>, List<List<?>>>) loader.loadClass("dev.mlgovern.trino.Engine")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Trino does not start: " + e.getCause(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() {
        try {
            String jars = Files.readString(MODULE.resolve("class-path.txt"));
            List<URL> urls = new ArrayList<>(List.of(url(MODULE.resolve("classes"))));
            for (String jar : jars.strip().split(File.pathSeparator, -1)) {
                urls.add(url(Path.of(jar)));
            }
            return urls.toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("module trino is not built: mvn -pl trino package -DskipTests", e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
