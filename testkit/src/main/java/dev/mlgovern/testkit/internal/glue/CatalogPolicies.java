package dev.mlgovern.testkit.internal.glue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** The one resource policy of a catalog: https://docs.aws.amazon.com/glue/latest/webapi/API_PutResourcePolicy.html */
final class CatalogPolicies {
    static final Set<String> OPERATIONS = Set.of("GetResourcePolicy", "PutResourcePolicy", "DeleteResourcePolicy");

    // https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html#cross-account-limitations: "no more than 10
    // KB"
    private static final int MOST = 10 * 1024;

    private CatalogPolicies() {}

    static ObjectNode answer(Call call, Catalog catalog) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (call.operation()) {
            case "GetResourcePolicy" -> {
                String policy = present(catalog);
                answer.put("PolicyInJson", policy).put("PolicyHash", hash(policy));
            }
            case "PutResourcePolicy" -> {
                require(call, catalog);
                catalog.policy = checked(call.input().path("PolicyInJson").asText());
                answer.put("PolicyHash", hash(present(catalog)));
            }
            default -> {
                require(call, catalog);
                present(catalog);
                catalog.policy = null;
            }
        }
        return answer;
    }

    private static void require(Call call, Catalog catalog) {
        String wanted = call.input().path("PolicyHashCondition").asText();
        boolean exists = catalog.policy != null;
        boolean other = !wanted.isEmpty() && !(exists && hash(present(catalog)).equals(wanted));
        boolean refused = switch (call.input().path("PolicyExistsCondition").asText("NONE")) {
            case "MUST_EXIST" -> !exists;
            case "NOT_EXIST" -> exists;
            default -> false;
        };
        if (other || refused) {
            throw new AwsError(400, "ConditionCheckFailureException", "The policy is not as the condition says.");
        }
    }

    private static String present(Catalog catalog) {
        if (catalog.policy == null) {
            throw new AwsError(400, "EntityNotFoundException", "Policy not found");
        }
        return catalog.policy;
    }

    private static String checked(String policy) {
        if (policy.length() > MOST) {
            throw invalid("The policy is longer than " + MOST + " characters.");
        }
        try {
            Policy.parse(policy);
        } catch (IllegalArgumentException e) {
            throw (AwsError) invalid(String.valueOf(e.getMessage())).initCause(e);
        }
        return policy;
    }

    private static String hash(String policy) {
        return UUID.nameUUIDFromBytes(policy.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "InvalidInputException", message);
    }
}
