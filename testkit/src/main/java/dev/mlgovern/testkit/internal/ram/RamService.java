package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.ShareStore;
import dev.mlgovern.testkit.internal.service.TokenMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** RAM's API: https://docs.aws.amazon.com/ram/latest/APIReference/Welcome.html */
public final class RamService implements Service {
    private final Shares shares;
    private final TokenMemory<Done> done;
    private final Map<String, Function<Call, ObjectNode>> operations = new HashMap<>();

    /**
     * RAM with nothing in it.
     *
     * @param cloud what the service stands on
     */
    public RamService(Cloud cloud) {
        shares = new Shares(cloud);
        done = new TokenMemory<>(cloud);
        operations.putAll(new ShareOperations(shares).all());
        operations.putAll(new PermissionOperations(shares).all());
    }

    /** {@return what is shared, as the other services see it} */
    public ShareStore shares() {
        return shares;
    }

    /**
     * Lets the next associations of resources and principals fail, which the next look but one tells.
     *
     * @param next how many
     */
    public void failAssociations(int next) {
        shares.failures = next;
    }

    /**
     * Turns sharing with the organization on or off; without it accounts of the organization are invited like others.
     *
     * @param on default is on
     */
    public void withOrganization(boolean on) {
        shares.withOrganization = on;
    }

    @Override
    public String name() {
        return "ram";
    }

    @Override
    public List<Access> access(Call call) {
        if (!operations.containsKey(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        String resource = call.input().path("resourceShareArn").asText("*");
        return List.of(Access.of("ram:" + call.operation(), resource, call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        Function<Call, ObjectNode> operation = operations.getOrDefault(call.operation(), other -> {
            throw AwsError.unknownOperation(other.operation());
        });
        String token = call.input().path("clientToken").asText("");
        if (token.isEmpty()) {
            return operation.apply(call);
        }
        String key = call.accountId() + '/' + call.region() + '/' + token;
        Done before = done.recall(key).orElse(null);
        if (before == null) {
            ObjectNode answer = operation.apply(call).put("clientToken", token);
            done.remember(key, new Done(call.input().deepCopy(), answer));
            return answer;
        }
        // https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
        if (!before.request().equals(call.input())) {
            throw new AwsError(
                    400,
                    "IdempotentParameterMismatchException",
                    "The client token was used for a request with other parameters.");
        }
        return before.answer();
    }

    private record Done(ObjectNode request, ObjectNode answer) {}
}
