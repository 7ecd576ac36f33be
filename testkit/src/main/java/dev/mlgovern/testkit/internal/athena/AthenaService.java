package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Queries. They are executed when a look at them finds them done, so that one that is stopped before changes nothing.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
 */
public final class AthenaService implements Service {
    static final String OWN_CATALOG = "AwsDataCatalog";
    private static final Set<String> OPERATIONS = Set.of(
            "StartQueryExecution",
            "GetQueryExecution",
            "GetQueryResults",
            "StopQueryExecution",
            "GetWorkGroup",
            "GetDataCatalog");

    private final Scoped<Desk> desks;
    private final Engines engines = new Engines();
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud keeps objects and tables, and evaluates policies
     */
    public AthenaService(Cloud cloud) {
        this.cloud = cloud;
        this.desks = new Scoped<>(scope -> new Desk(cloud));
    }

    /** {@return what tests steer} */
    public Engines engines() {
        return engines;
    }

    /**
     * Sets a workgroup up.
     *
     * @param accountId its account
     * @param region its Region
     * @param group the workgroup
     */
    public void workGroup(String accountId, String region, WorkGroup group) {
        desks.in(accountId, region).workGroups.put(group.name(), group);
    }

    /**
     * Registers another account's Glue catalog: https://docs.aws.amazon.com/athena/latest/ug/data-sources-glue-cross-account.html
     *
     * @param accountId the account that it is registered in
     * @param region its Region
     * @param name the name that queries use
     * @param owner the account whose catalog it is
     */
    public void catalog(String accountId, String region, String name, String owner) {
        desks.in(accountId, region).catalogs.put(name.toLowerCase(Locale.ROOT), owner);
    }

    @Override
    public String name() {
        return "athena";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        List<Access> all = new ArrayList<>();
        if (call.operation().equals("GetDataCatalog")) {
            all.add(on(
                    call,
                    "GetDataCatalog",
                    "datacatalog/" + call.input().required("Name").asText()));
            return all;
        }
        all.add(on(call, call.operation(), "workgroup/" + workGroup(call)));
        String catalog =
                call.input().path("QueryExecutionContext").path("Catalog").asText(OWN_CATALOG);
        if (call.operation().equals("StartQueryExecution") && !catalog.equalsIgnoreCase(OWN_CATALOG)) {
            // "Running queries against an external catalog requires GetDataCatalog permission to the catalog"
            all.add(on(call, "GetDataCatalog", "datacatalog/" + catalog));
        }
        return all;
    }

    @Override
    public ObjectNode answer(Call call) {
        Desk desk = desk(call);
        return switch (call.operation()) {
            case "StartQueryExecution" -> object("QueryExecutionId", Starts.start(desk, call, engines.looks()));
            case "GetQueryExecution" -> look(desk, call);
            case "GetQueryResults" -> new Results(cloud, desk.find(id(call))).page(call);
            case "StopQueryExecution" -> stop(desk, call);
            case "GetWorkGroup" -> shown(desk.workGroup(workGroup(call)));
            default -> catalog(desk, call);
        };
    }

    private ObjectNode look(Desk desk, Call call) {
        Execution execution = desk.find(id(call));
        if (execution.looked()) {
            Execution.Outcome ending = engines.ending();
            Execution.Outcome outcome = ending == null
                    ? new Runner(cloud, engines.engine(), execution, name -> desk.owner(name, call)).run()
                    : ending;
            execution.end(outcome, cloud.clock().instant());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Statement statement = Starts.statement(execution.order.sql());
        answer.set("QueryExecution", execution.shown(statement.kind(), ResultFiles.location(execution, statement)));
        return answer;
    }

    private ObjectNode stop(Desk desk, Call call) {
        Execution execution = desk.find(id(call));
        if (!execution.done()) {
            execution.end(
                    new Execution.Outcome("CANCELLED", "Query cancelled by user", 0, null),
                    cloud.clock().instant());
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode shown(WorkGroup group) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode shown = answer.putObject("WorkGroup").put("Name", group.name());
        shown.put("State", group.enabled() ? "ENABLED" : "DISABLED");
        shown.set("CreationTime", Timestamps.of(cloud.clock().instant()));
        ObjectNode configuration = shown.putObject("Configuration");
        ObjectNode result = configuration.putObject("ResultConfiguration");
        if (group.output() != null) {
            result.put("OutputLocation", group.output());
        }
        configuration.put("EnforceWorkGroupConfiguration", group.enforced());
        if (group.scanLimit() > 0) {
            configuration.put("BytesScannedCutoffPerQuery", group.scanLimit());
        }
        return answer;
    }

    private static ObjectNode catalog(Desk desk, Call call) {
        String name = call.input().required("Name").asText();
        Optional<String> owner = desk.owner(name.toLowerCase(Locale.ROOT), call);
        if (owner.isEmpty()) {
            throw Desk.invalid("Data Catalog " + name + " was not found");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode shown = answer.putObject("DataCatalog").put("Name", name).put("Type", "GLUE");
        shown.putObject("Parameters").put("catalog-id", owner.get());
        return answer;
    }

    private String workGroup(Call call) {
        if (call.input().has("QueryExecutionId")) {
            return desk(call).find(id(call)).order.workGroup().name();
        }
        return call.input().path("WorkGroup").asText(WorkGroup.PRIMARY);
    }

    private Desk desk(Call call) {
        return desks.in(call.accountId(), call.region());
    }

    private static String id(Call call) {
        return call.input().required("QueryExecutionId").asText();
    }

    private static Access on(Call call, String operation, String resource) {
        String arn = "arn:aws:athena:" + call.region() + ':' + call.accountId() + ':' + resource;
        return Access.of("athena:" + operation, arn, call.accountId());
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
