package dev.mlgovern.testkit.internal.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.logs.LogGroups.Group;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.LogStore;
import dev.mlgovern.testkit.internal.service.MonitoringLinks;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Logs. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html */
public final class LogsService implements Service, LogStore {
    private static final Set<String> OF_GROUPS =
            Set.of("CreateLogGroup", "CreateLogStream", "PutLogEvents", "StartQuery");
    private static final Set<String> OF_ALL = Set.of("DescribeLogGroups", "GetQueryResults", "StopQuery");

    private final Scoped<LogGroups> groups = new Scoped<>(scope -> new LogGroups());
    private final Scoped<Queries> queries = new Scoped<>(scope -> new Queries());
    private final Cloud cloud;
    private final MonitoringLinks links;
    private final List<String> endings = new ArrayList<>();

    /**
     * The service of one cloud.
     *
     * @param cloud tells what time it is
     * @param links who sees whose logs
     */
    public LogsService(Cloud cloud, MonitoringLinks links) {
        this.cloud = cloud;
        this.links = links;
    }

    /**
     * Lets one of the next queries end otherwise than well.
     *
     * @param status for example {@code Failed}
     */
    public void end(String status) {
        endings.add(status);
    }

    @Override
    public void write(String accountId, String region, String group, Line line) {
        LogGroups here = groups.in(accountId, region);
        here.make(group, arn(accountId, region, group), cloud.clock().instant());
        Objects.requireNonNull(here.get(group)).lines().add(line);
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public List<Access> access(Call call) {
        if (OF_ALL.contains(call.operation())) {
            return List.of(Access.of("logs:" + call.operation(), "*", call.accountId()));
        }
        if (!OF_GROUPS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        // a link permits what is another account's; the caller's own policies have to allow it there too
        return named(call).stream()
                .map(arn -> Access.of("logs:" + call.operation(), arn, call.accountId()))
                .toList();
    }

    @Override
    public ObjectNode answer(Call call) {
        return switch (call.operation()) {
            case "CreateLogGroup" -> make(call);
            case "CreateLogStream" -> object();
            case "PutLogEvents" -> put(call);
            case "DescribeLogGroups" -> describe(call);
            case "StartQuery" -> start(call);
            case "GetQueryResults" ->
                queries.in(call.accountId(), call.region()).look(id(call));
            default -> queries.in(call.accountId(), call.region()).stop(id(call));
        };
    }

    private ObjectNode make(Call call) {
        String name = call.input().required("logGroupName").asText();
        if (!own(call)
                .make(
                        name,
                        arn(call.accountId(), call.region(), name),
                        cloud.clock().instant())) {
            throw new AwsError(400, "ResourceAlreadyExistsException", "The specified log group already exists");
        }
        return object();
    }

    private ObjectNode put(Call call) {
        String name = call.input().required("logGroupName").asText();
        Group group = own(call).get(name);
        if (group == null) {
            throw notFound();
        }
        String stream = call.input().required("logStreamName").asText();
        for (JsonNode event : call.input().required("logEvents")) {
            Instant at = Instant.ofEpochMilli(event.required("timestamp").asLong());
            group.lines().add(new Line(stream, at, event.required("message").asText()));
        }
        return object();
    }

    private ObjectNode describe(Call call) {
        JsonNode input = call.input();
        Set<String> accounts = new TreeSet<>(Set.of(call.accountId()));
        if (input.path("includeLinkedAccounts").asBoolean()) {
            accounts.addAll(links.sources(call.accountId(), call.region()));
            Set<String> wanted = new TreeSet<>();
            input.path("accountIdentifiers").forEach(account -> wanted.add(account.asText()));
            accounts.removeIf(account -> !wanted.isEmpty() && !wanted.contains(account));
        }
        List<Map.Entry<String, Group>> all = accounts.stream()
                .flatMap(account -> groups.in(account, call.region()).all().entrySet().stream())
                .filter(entry -> entry.getKey()
                        .startsWith(input.path("logGroupNamePrefix").asText()))
                .toList();
        int from = Integer.parseInt(input.path("nextToken").asText("0"));
        int most = Math.min(input.path("limit").asInt(50), cloud.settings().pageSize());
        ObjectNode answer = object();
        ArrayNode shown = answer.putArray("logGroups");
        all.stream().skip(from).limit(most).forEach(entry -> shown.add(shown(entry)));
        return from + most < all.size() ? answer.put("nextToken", String.valueOf(from + most)) : answer;
    }

    private static ObjectNode shown(Map.Entry<String, Group> entry) {
        Group group = entry.getValue();
        return object().put("logGroupName", entry.getKey())
                .put("creationTime", group.made().toEpochMilli())
                .put("storedBytes", group.bytes())
                .put("arn", group.arn() + ":*")
                .put("logGroupArn", group.arn());
    }

    private ObjectNode start(Call call) {
        List<String> arns = named(call);
        // "the maximum is 50 log groups":
        // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
        if (arns.isEmpty() || arns.size() > 50 || arns.stream().anyMatch(arn -> arn.endsWith(":*"))) {
            throw new AwsError(400, "InvalidParameterException", "1 to 50 log groups, whose ARNs do not end in :*");
        }
        Instant from = Instant.ofEpochSecond(call.input().required("startTime").asLong());
        Instant to = Instant.ofEpochSecond(call.input().required("endTime").asLong());
        List<Map<String, String>> lines = new ArrayList<>();
        for (String arn : arns) {
            String[] parts = arn.split(":", 7);
            Group group = groups.in(parts[4], parts[3]).get(parts[6]);
            if (group == null || !links.sees(call.accountId(), call.region(), parts[4])) {
                throw notFound();
            }
            lines.addAll(group.between(from, to));
        }
        Query query = Query.parse(call.input().required("queryString").asText());
        int most = call.input().path("limit").asInt(10_000);
        String ending = endings.isEmpty() ? "Complete" : endings.remove(0);
        String id = queries.in(call.accountId(), call.region()).add(new Queries.Running(query, lines, most, ending));
        return object().put("queryId", id);
    }

    /** ARNs of the groups that a call names. */
    private static List<String> named(Call call) {
        List<String> all = new ArrayList<>();
        JsonNode input = call.input();
        if (input.has("logGroupName")) {
            all.add(input.get("logGroupName").asText());
        }
        input.path("logGroupNames").forEach(name -> all.add(name.asText()));
        input.path("logGroupIdentifiers").forEach(name -> all.add(name.asText()));
        all.replaceAll(name -> name.startsWith("arn:") ? name : arn(call.accountId(), call.region(), name));
        return all;
    }

    private LogGroups own(Call call) {
        return groups.in(call.accountId(), call.region());
    }

    private static String id(Call call) {
        return call.input().required("queryId").asText();
    }

    private static String arn(String account, String region, String group) {
        return "arn:aws:logs:" + region + ':' + account + ":log-group:" + group;
    }

    static AwsError notFound() {
        return new AwsError(400, "ResourceNotFoundException", "The specified log group does not exist.");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
