package dev.mlgovern.testkit.internal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.AwsError;

/**
 * The policy of a bus, set as a whole or statement by statement:
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
 */
final class BusPolicies {
    private static final JsonMapper JSON = new JsonMapper();
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html: "Event bus policy size limit: 10240"
    private static final int MOST = 10240;

    private BusPolicies() {}

    static String put(JsonNode input, String policy, String arn) {
        boolean whole = input.has("Policy");
        // "If you include a Policy parameter, you can't use the Action, StatementId, Principal, or Condition
        // parameters"
        if (whole && (input.has("Action") || input.has("StatementId") || input.has("Principal"))) {
            throw AwsError.validation("Policy cannot be set together with Action, StatementId or Principal.");
        }
        String changed = whole ? input.path("Policy").asText() : added(input, policy, arn);
        if (changed.length() > MOST) {
            throw new AwsError(400, "PolicyLengthExceededException", "The event bus policy is too long.");
        }
        try {
            Policy.parse(changed);
        } catch (IllegalArgumentException e) {
            throw (AwsError) AwsError.validation(String.valueOf(e.getMessage())).initCause(e);
        }
        return changed;
    }

    static String remove(JsonNode input, String policy) {
        if (input.path("RemoveAllPermissions").asBoolean()) {
            return "";
        }
        ObjectNode document = read(policy);
        ArrayNode statements = document.withArray("Statement");
        int before = statements.size();
        String sid = input.path("StatementId").asText();
        statements.removeIf(each -> each.path("Sid").asText().equals(sid));
        if (statements.size() == before) {
            throw new AwsError(400, "ResourceNotFoundException", "Statement with id " + sid + " does not exist.");
        }
        return statements.isEmpty() ? "" : document.toString();
    }

    private static String added(JsonNode input, String policy, String arn) {
        for (String member : new String[] {"Action", "StatementId", "Principal"}) {
            if (!input.has(member)) {
                throw AwsError.validation(member + " is required unless Policy is given.");
            }
        }
        ObjectNode document = read(policy);
        ArrayNode statements = document.withArray("Statement");
        String sid = input.path("StatementId").asText();
        statements.removeIf(each -> each.path("Sid").asText().equals(sid));
        ObjectNode statement =
                statements.addObject().put("Sid", sid).put("Effect", "Allow").put("Resource", arn);
        statement.set("Action", input.path("Action"));
        String principal = input.path("Principal").asText();
        if (principal.equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
        }
        JsonNode condition = input.path("Condition");
        if (condition.isObject()) {
            statement
                    .putObject("Condition")
                    .putObject(condition.path("Type").asText())
                    .set(condition.path("Key").asText(), condition.path("Value"));
        }
        return document.toString();
    }

    private static ObjectNode read(String policy) {
        if (policy.isEmpty()) {
            return JSON.createObjectNode().put("Version", "2012-10-17");
        }
        try {
            return (ObjectNode) JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
