package dev.mlgovern.testkit.internal.lakeformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Lake Formation keeps for one account in one Region. */
final class Lake {
    /** https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html: every new table begins with this. */
    private static final String EVERYBODY = "IAM_ALLOWED_PRINCIPALS";

    final Map<String, ObjectNode> places = new LinkedHashMap<>();
    private final Map<Grant, Set<String>> grants = new LinkedHashMap<>();
    private final Set<JsonNode> governed = new HashSet<>();

    void grant(Grant grant, List<String> permissions) {
        if (grant.principal().equals(EVERYBODY)) {
            governed.remove(grant.resource());
            return;
        }
        grants.computeIfAbsent(grant, absent -> new TreeSet<>()).addAll(permissions);
    }

    void revoke(Grant grant, List<String> permissions) {
        Set<String> held = grants.getOrDefault(grant, Set.of());
        if (grant.principal().equals(EVERYBODY)) {
            governed.add(grant.resource());
        } else if (held.containsAll(permissions)) {
            held.removeAll(permissions);
        } else {
            throw new AwsError(
                    400, "InvalidInputException", "No permissions revoked. Grantee does not have: " + permissions);
        }
    }

    List<ObjectNode> list(Grant wanted) {
        List<ObjectNode> found = new ArrayList<>();
        if (wanted.about(EVERYBODY) && wanted.resource().has("Table") && !governed.contains(wanted.resource())) {
            found.add(document(new Grant(EVERYBODY, wanted.resource()), Set.of("ALL")));
        }
        grants.forEach((grant, permissions) -> {
            boolean resource = wanted.resource().isEmpty() || wanted.resource().equals(grant.resource());
            if (!permissions.isEmpty() && resource && wanted.about(grant.principal())) {
                found.add(document(grant, permissions));
            }
        });
        return found;
    }

    private static ObjectNode document(Grant grant, Set<String> permissions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("Principal").put("DataLakePrincipalIdentifier", grant.principal());
        document.set("Resource", grant.resource());
        ArrayNode list = document.putArray("Permissions");
        permissions.forEach(list::add);
        document.putArray("PermissionsWithGrantOption");
        return document;
    }

    /**
     * Who may do something, with what.
     *
     * @param principal account, role or everybody; empty in a question about all
     * @param resource in the form of the API; empty in a question about all
     */
    record Grant(String principal, JsonNode resource) {
        boolean about(String other) {
            return principal.isEmpty() || principal.equals(other);
        }
    }
}
