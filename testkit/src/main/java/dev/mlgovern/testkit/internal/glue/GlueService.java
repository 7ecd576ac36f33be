package dev.mlgovern.testkit.internal.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.TableStore;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** Databases and tables, of the caller's catalog and of those that other accounts share by their resource policy. */
public final class GlueService implements Service, TableStore {
    private static final Set<String> OPERATIONS =
            Set.of("GetDatabase", "GetTable", "GetTables", "CreateDatabase", "CreateTable", "DeleteTable");
    private static final int PAGE = 100;

    private final Scoped<Catalog> catalogs = new Scoped<>(scope -> new Catalog());
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud evaluates policies
     */
    public GlueService(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Makes a database, unless it is there.
     *
     * @param accountId whose catalog it is in
     * @param region its Region
     * @param name its name
     */
    public void database(String accountId, String region, String name) {
        Catalog catalog = catalogs.in(accountId, region);
        if (!catalog.has(name)) {
            catalog.add(database(JsonNodeFactory.instance.objectNode().put("Name", name), accountId));
        }
    }

    /**
     * Lists the tables of a database.
     *
     * @param accountId whose catalog it is in
     * @param region its Region
     * @param name its name
     * @return their names, sorted
     */
    public List<String> tables(String accountId, String region, String name) {
        Catalog catalog = catalogs.in(accountId, region);
        return catalog.has(name) ? List.copyOf(catalog.tables(name).keySet()) : List.of();
    }

    /**
     * Sets the resource policy of a catalog.
     *
     * @param accountId whose catalog it is
     * @param region its Region
     * @param policy the document
     */
    public void policy(String accountId, String region, String policy) {
        Policy.parse(policy);
        catalogs.in(accountId, region).policy = policy;
    }

    @Override
    public String name() {
        return "glue";
    }

    @Override
    public List<Access> access(Call call) {
        if (CatalogPolicies.OPERATIONS.contains(call.operation())) {
            String catalog = "arn:aws:glue:" + call.region() + ':' + call.accountId() + ":catalog";
            return List.of(Access.of("glue:" + call.operation(), catalog, call.accountId()));
        }
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        String database = call.operation().equals("GetDatabase")
                ? call.input().path("Name").asText()
                : call.input()
                        .path("DatabaseName")
                        .asText(call.input().path("DatabaseInput").path("Name").asText());
        String table = call.operation().equals("GetTables")
                ? "*"
                : call.input()
                        .path("TableInput")
                        .path("Name")
                        .asText(call.input().path("Name").asText());
        boolean ofDatabase = call.operation().endsWith("Database");
        return needs(call.operation(), new Name(owner(call), call.region(), database, ofDatabase ? "" : table));
    }

    @Override
    public ObjectNode answer(Call call) {
        Catalog catalog = catalogs.in(owner(call), call.region());
        if (CatalogPolicies.OPERATIONS.contains(call.operation())) {
            return CatalogPolicies.answer(call, catalog);
        }
        ObjectNode input = call.input();
        String database = input.path("DatabaseName").asText();
        String table = input.path("Name").asText();
        return switch (call.operation()) {
            case "GetDatabase" -> wrapped("Database", catalog.database(table));
            case "CreateDatabase" -> {
                catalog.add(database((ObjectNode) input.required("DatabaseInput"), owner(call)));
                yield JsonNodeFactory.instance.objectNode();
            }
            case "GetTable" -> wrapped("Table", found(catalog, database, table).table());
            case "GetTables" -> tables(catalog.tables(database), call);
            case "CreateTable" -> {
                ObjectNode made = (ObjectNode) input.required("TableInput");
                add(
                        new Name(
                                owner(call),
                                call.region(),
                                database,
                                made.required("Name").asText()),
                        made);
                yield JsonNodeFactory.instance.objectNode();
            }
            default -> {
                remove(catalog, database, table);
                yield JsonNodeFactory.instance.objectNode();
            }
        };
    }

    @Override
    public void put(Name name, ObjectNode table, Contents contents) {
        database(name.accountId(), name.region(), name.database());
        catalogs.in(name.accountId(), name.region())
                .tables(name.database())
                .put(Catalog.lower(name.table()), new Found(shown(name, table), contents));
    }

    @Override
    public void create(Caller caller, Name name, ObjectNode table) {
        require(caller, "CreateTable", name);
        add(name, table);
    }

    @Override
    public Optional<Found> find(Caller caller, Name name) {
        require(caller, "GetTable", name);
        return Optional.ofNullable(catalogs.in(name.accountId(), name.region()).find(name.database(), name.table()));
    }

    @Override
    public void drop(Caller caller, Name name) {
        require(caller, "DeleteTable", name);
        remove(catalogs.in(name.accountId(), name.region()), name.database(), name.table());
    }

    private void require(Caller caller, String operation, Name name) {
        needs(operation, name).forEach(access -> cloud.authorize(caller, name.region(), access));
    }

    /** What is done to a table is done to its database and its catalog: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html */
    private List<Access> needs(String operation, Name name) {
        String prefix = "arn:aws:glue:" + name.region() + ':' + name.accountId() + ':';
        String policy = catalogs.in(name.accountId(), name.region()).policy;
        List<String> resources = new ArrayList<>();
        if (!name.table().isEmpty()) {
            resources.add("table/" + Catalog.lower(name.database()) + '/' + Catalog.lower(name.table()));
        }
        resources.add("database/" + Catalog.lower(name.database()));
        resources.add("catalog");
        return resources.stream()
                .map(resource -> Access.of("glue:" + operation, prefix + resource, name.accountId())
                        .withPolicy(policy))
                .toList();
    }

    private void add(Name name, ObjectNode input) {
        Found made = new Found(shown(name, input), null);
        NavigableMap<String, Found> within =
                catalogs.in(name.accountId(), name.region()).tables(name.database());
        if (within.putIfAbsent(Catalog.lower(name.table()), made) != null) {
            throw new AwsError(400, "AlreadyExistsException", "Table already exists.");
        }
    }

    private ObjectNode shown(Name name, ObjectNode input) {
        ObjectNode shown = input.deepCopy()
                .put("Name", Catalog.lower(name.table()))
                .put("DatabaseName", Catalog.lower(name.database()))
                .put("CatalogId", name.accountId());
        shown.set("CreateTime", Timestamps.of(cloud.clock().instant()));
        return shown;
    }

    private static void remove(Catalog catalog, String database, String table) {
        found(catalog, database, table);
        catalog.tables(database).remove(Catalog.lower(table));
    }

    private static Found found(Catalog catalog, String database, String table) {
        catalog.database(database);
        Found found = catalog.find(database, table);
        if (found == null) {
            throw Catalog.missing("Entity Not Found");
        }
        return found;
    }

    private ObjectNode tables(NavigableMap<String, Found> within, Call call) {
        int size = Math.min(
                Math.min(PAGE, cloud.settings().pageSize()),
                call.input().path("MaxResults").asInt(PAGE));
        String after = call.input().path("NextToken").asText("");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray("TableList");
        for (Map.Entry<String, Found> each : within.tailMap(after, false).entrySet()) {
            if (page.size() == size) {
                return answer.put(
                        "NextToken", page.get(size - 1).required("Name").asText());
            }
            page.add(each.getValue().table().deepCopy());
        }
        return answer;
    }

    private ObjectNode database(ObjectNode input, String owner) {
        ObjectNode made = input.deepCopy().put("CatalogId", owner);
        made.set("CreateTime", Timestamps.of(cloud.clock().instant()));
        return made;
    }

    private static ObjectNode wrapped(String name, ObjectNode content) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(name, content.deepCopy());
        return answer;
    }

    private static String owner(Call call) {
        return call.input().path("CatalogId").asText(call.accountId());
    }
}
