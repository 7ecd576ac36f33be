package dev.mlgovern.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trust policy being put together. */
final class TrustPolicy {
    private final String organizationId;
    private List<String> principals;
    private @Nullable String externalId;
    private boolean organizationOnly;

    TrustPolicy(String accountId, String organizationId) {
        this.organizationId = organizationId;
        this.principals = List.of(accountId);
    }

    void principals(List<String> all) {
        principals = all;
    }

    void externalId(String id) {
        externalId = id;
    }

    void organizationOnly() {
        organizationOnly = true;
    }

    String json() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        List<String> services =
                principals.stream().filter(p -> p.endsWith(".amazonaws.com")).toList();
        List<String> identities =
                principals.stream().filter(p -> !services.contains(p)).toList();
        if (!services.isEmpty()) {
            allow(statements, "Service", services);
        }
        if (!identities.isEmpty()) {
            conditions(allow(statements, "AWS", identities));
        }
        return policy.toString();
    }

    private static ObjectNode allow(ArrayNode statements, String kind, List<String> names) {
        ObjectNode statement = statements.addObject().put("Effect", "Allow");
        names.forEach(statement.putObject("Principal").putArray(kind)::add);
        statement.putArray("Action").add("sts:AssumeRole").add("sts:TagSession").add("sts:SetSourceIdentity");
        return statement;
    }

    private void conditions(ObjectNode statement) {
        if (externalId == null && !organizationOnly) {
            return;
        }
        ObjectNode equals = statement.putObject("Condition").putObject("StringEquals");
        if (externalId != null) {
            equals.put("sts:ExternalId", externalId);
        }
        if (organizationOnly) {
            equals.put("aws:PrincipalOrgID", organizationId);
        }
    }
}
