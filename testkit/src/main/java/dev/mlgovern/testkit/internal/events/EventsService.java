package dev.mlgovern.testkit.internal.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Event buses and who may put events on them. Every account has the bus {@code default}. */
public final class EventsService implements Service {
    private static final Set<String> OPERATIONS = Set.of("DescribeEventBus", "PutPermission", "RemovePermission");

    private final Scoped<Map<String, String>> policies = new Scoped<>(scope -> {
        Map<String, String> buses = new ConcurrentHashMap<>();
        buses.put("default", "");
        return buses;
    });

    /**
     * Makes a bus, unless there is one of this name.
     *
     * @param accountId its account
     * @param region its Region
     * @param name its name
     * @return its ARN
     */
    public String create(String accountId, String region, String name) {
        policies.in(accountId, region).putIfAbsent(name, "");
        return arn(accountId, region, name);
    }

    /**
     * Sets a bus's policy.
     *
     * @param arn the bus
     * @param policy the document
     */
    public void policy(String arn, String policy) {
        Policy.parse(policy);
        String[] parts = arn.split(":", -1);
        policies.in(parts[4], parts[3]).put(name(arn), policy);
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        return List.of(Access.of(
                "events:" + call.operation(), arn(call.accountId(), call.region(), bus(call)), call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        Map<String, String> buses = policies.in(call.accountId(), call.region());
        String bus = bus(call);
        String policy = buses.get(bus);
        if (policy == null) {
            throw new AwsError(400, "ResourceNotFoundException", "Event bus " + bus + " does not exist.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String arn = arn(call.accountId(), call.region(), bus);
        switch (call.operation()) {
            case "PutPermission" -> buses.put(bus, BusPolicies.put(call.input(), policy, arn));
            case "RemovePermission" -> buses.put(bus, BusPolicies.remove(call.input(), policy));
            default -> {
                answer.put("Name", bus).put("Arn", arn);
                if (!policy.isEmpty()) {
                    answer.put("Policy", policy);
                }
            }
        }
        return answer;
    }

    /** DescribeEventBus takes a name or an ARN, the others a name. */
    private static String bus(Call call) {
        String member = call.operation().equals("DescribeEventBus") ? "Name" : "EventBusName";
        return name(call.input().path(member).asText("default"));
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.indexOf('/') + 1);
    }

    private static String arn(String accountId, String region, String name) {
        return "arn:aws:events:" + region + ':' + accountId + ":event-bus/" + name;
    }
}
