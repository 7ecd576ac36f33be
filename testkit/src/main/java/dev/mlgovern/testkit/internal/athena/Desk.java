package dev.mlgovern.testkit.internal.athena;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.TokenMemory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Athena keeps for one account in one Region. */
final class Desk {
    final Cloud cloud;
    final Map<String, WorkGroup> workGroups = new HashMap<>();
    /** From the name of a registered catalog, in lower case, to the account whose it is. */
    final Map<String, String> catalogs = new HashMap<>();

    final Map<String, Execution> executions = new LinkedHashMap<>();
    final TokenMemory<Execution> tokens;

    Desk(Cloud cloud) {
        this.cloud = cloud;
        this.tokens = new TokenMemory<>(cloud);
        workGroups.put(WorkGroup.PRIMARY, WorkGroup.named(WorkGroup.PRIMARY));
    }

    WorkGroup workGroup(String name) {
        WorkGroup group = workGroups.get(name);
        if (group == null) {
            throw invalid("WorkGroup " + name + " is not found.");
        }
        return group;
    }

    Execution find(String id) {
        Execution execution = executions.get(id);
        if (execution == null) {
            throw invalid("QueryExecution " + id + " was not found");
        }
        return execution;
    }

    Optional<String> owner(String catalog, Call call) {
        return catalog.equals(AthenaService.OWN_CATALOG.toLowerCase(Locale.ROOT))
                ? Optional.of(call.accountId())
                : Optional.ofNullable(catalogs.get(catalog));
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidRequestException", message);
    }
}
