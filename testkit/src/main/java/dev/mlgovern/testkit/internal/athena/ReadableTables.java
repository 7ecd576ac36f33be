package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.TableStore;
import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryTable;
import dev.mlgovern.testkit.query.QueryTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of one query, with the permissions of who started it; what was refused and how much was read is kept. */
final class ReadableTables implements QueryTables {
    private final Cloud cloud;
    private final Execution.Order order;
    private final Function<String, Optional<String>> catalogs;
    private final Map<TableStore.Name, QueryTable> read = new HashMap<>();
    private @Nullable String refusal;

    /**
     * Tables for one query.
     *
     * @param catalogs from the name of a data catalog to the account whose it is
     */
    ReadableTables(Cloud cloud, Execution.Order order, Function<String, Optional<String>> catalogs) {
        this.cloud = cloud;
        this.order = order;
        this.catalogs = catalogs;
    }

    @Override
    public synchronized Optional<QueryTable> find(String catalog, String database, String table) {
        Optional<String> owner = catalogs.apply(catalog.toLowerCase(Locale.ROOT));
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        TableStore.Name name = new TableStore.Name(owner.get(), order.region(), database, table);
        QueryTable known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<QueryTable> found =
                    cloud.tables().find(order.caller(), name).map(this::open);
            found.ifPresent(open -> read.put(name, open));
            return found;
        } catch (AwsError e) {
            refusal = refusal == null ? "Insufficient permissions to execute the query. " + e.message() : refusal;
            throw new IllegalStateException(refusal, e);
        }
    }

    /** {@return why a table could not be read, null when all could} */
    synchronized @Nullable String refusal() {
        return refusal;
    }

    /** {@return the bytes of all values that were read, as a measure that grows with the tables} */
    synchronized long scanned() {
        return read.values().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.values().stream())
                .mapToLong(String::length)
                .sum();
    }

    private QueryTable open(TableStore.Found found) {
        JsonNode storage = found.table().path("StorageDescriptor");
        String location = storage.path("Location").asText().replaceFirst("/*$", "/");
        List<QueryColumn> columns = new ArrayList<>();
        storage.path("Columns").forEach(column -> columns.add(column(column)));
        found.table().path("PartitionKeys").forEach(column -> columns.add(column(column)));
        TableStore.Contents contents = found.contents();
        if (contents == null) {
            return new QueryTable(columns, StagedFiles.rows(cloud, order, location));
        }
        cloud.objects().allow(order.caller(), "s3:ListBucket", location);
        cloud.objects().allow(order.caller(), "s3:GetObject", location + "a");
        if (contents.key() != null) {
            cloud.keys().use(order.caller(), order.region(), "kms:Decrypt", contents.key());
        }
        return new QueryTable(columns, contents.rows().get());
    }

    private static QueryColumn column(JsonNode column) {
        return new QueryColumn(
                column.required("Name").asText(), column.path("Type").asText("string"));
    }
}
