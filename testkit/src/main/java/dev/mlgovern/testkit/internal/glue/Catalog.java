package dev.mlgovern.testkit.internal.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.TableStore.Found;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalog of one account in one Region. Glue keeps names in lower case. */
final class Catalog {
    private final Map<String, ObjectNode> databases = new LinkedHashMap<>();
    private final Map<String, NavigableMap<String, Found>> tables = new LinkedHashMap<>();

    /** The resource policy: one for the whole catalog. */
    @Nullable
    String policy;

    void add(ObjectNode database) {
        String name = lower(database.required("Name").asText());
        if (databases.putIfAbsent(name, database.put("Name", name)) != null) {
            throw new AwsError(400, "AlreadyExistsException", "Database already exists.");
        }
    }

    boolean has(String database) {
        return databases.containsKey(lower(database));
    }

    ObjectNode database(String name) {
        ObjectNode found = databases.get(lower(name));
        if (found == null) {
            throw missing("Database " + name + " not found.");
        }
        return found;
    }

    NavigableMap<String, Found> tables(String database) {
        database(database);
        return tables.computeIfAbsent(lower(database), absent -> new TreeMap<>());
    }

    @Nullable
    Found find(String database, String table) {
        Map<String, Found> within = tables.get(lower(database));
        return within == null ? null : within.get(lower(table));
    }

    static AwsError missing(String message) {
        return new AwsError(400, "EntityNotFoundException", message);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
