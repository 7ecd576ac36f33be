package dev.mlgovern.trino;

import io.trino.Session;
import io.trino.metadata.Metadata;
import io.trino.metadata.QualifiedObjectName;
import io.trino.plugin.memory.MemoryConnectorFactory;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.security.PrincipalType;
import io.trino.spi.security.TrinoPrincipal;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.LocalQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.TestingSession;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Trino in this process, with tables in memory. Talks in types of the JDK only, so that its caller may live in another class
 * loader.
 *
 * <p>{@code run} and a statement are answered with three lists: the columns' names, their types, and the rows, whose values
 * are null or such as {@code Long}, {@code Double}, {@code Boolean}, {@code String}, {@code LocalDateTime}, {@code List}.
 * {@code clear} and the names of a catalog, a schema and a table make catalog and schema if they are not there, and drop the
 * table if it is; Trino's runner has no statements for that.
 */
public final class Engine implements BiFunction<String, List<String>, List<List<?>>> {
    // loggers are kept only as long as somebody holds them
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.airlift"),
            Logger.getLogger("io.trino"),
            Logger.getLogger("org.hibernate"),
            Logger.getLogger("Bootstrap"));

    private final Set<String> catalogs = new HashSet<>();
    private final LocalQueryRunner runner;

    /** Starts it, in UTC as Athena is. */
    public Engine() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Session session = TestingSession.testSessionBuilder()
                .setCatalog("awsdatacatalog")
                .setSchema("default")
                .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                .build();
        runner = LocalQueryRunner.create(session);
        catalog("awsdatacatalog");
    }

    @Override
    public List<List<?>> apply(String command, List<String> arguments) {
        return switch (command) {
            case "run" -> run(arguments.get(0));
            case "clear" -> clear(arguments.get(0), arguments.get(1), arguments.get(2));
            default -> throw new IllegalArgumentException("run or clear expected, was " + command);
        };
    }

    private List<List<?>> run(String sql) {
        MaterializedResult result = runner.execute(sql).toTestTypes();
        List<List<@Nullable Object>> rows = result.getMaterializedRows().stream()
                .map(row -> row.getFields())
                .toList();
        List<String> types =
                result.getTypes().stream().map(type -> type.getDisplayName()).toList();
        return List.of(result.getColumnNames(), types, rows);
    }

    private List<List<?>> clear(String catalog, String schema, String table) {
        catalog(catalog);
        return runner.inTransaction(session -> {
            Metadata metadata = runner.getMetadata();
            if (!metadata.schemaExists(session, new CatalogSchemaName(catalog, schema))) {
                metadata.createSchema(
                        session,
                        new CatalogSchemaName(catalog, schema),
                        Map.of(),
                        new TrinoPrincipal(PrincipalType.USER, "test"));
            }
            metadata.getTableHandle(session, new QualifiedObjectName(catalog, schema, table))
                    .ifPresent(handle ->
                            metadata.dropTable(session, handle, new CatalogSchemaTableName(catalog, schema, table)));
            return List.of();
        });
    }

    private void catalog(String name) {
        if (catalogs.add(name)) {
            runner.createCatalog(name, new Memory(name), Map.of("memory.max-data-per-node", "1GB"));
        }
    }

    /** A factory of one catalog: the runner takes none of the same name twice. */
    private record Memory(String catalog) implements ConnectorFactory {
        @Override
        public String getName() {
            return "memory_" + catalog;
        }

        @Override
        public Connector create(String name, Map<String, String> config, ConnectorContext context) {
            return new MemoryConnectorFactory().create(name, config, context);
        }
    }
}
