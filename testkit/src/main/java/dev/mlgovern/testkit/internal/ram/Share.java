package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A resource share: for each type of resource exactly one permission. */
final class Share {
    private final String arn;
    private final double created;
    private final JsonNode tags;
    private final List<Association> associations = new ArrayList<>();
    private final Map<ManagedPermission.Type, ManagedPermission> permissions =
            new EnumMap<>(ManagedPermission.Type.class);
    private String name;
    private boolean external;
    private boolean deleted;

    Share(String arn, ObjectNode request, double created) {
        this.arn = arn;
        this.created = created;
        this.name = request.path("name").asText();
        this.external = request.path("allowExternalPrincipals").asBoolean(true);
        this.tags = request.path("tags").isMissingNode() ? JsonNodeFactory.instance.arrayNode() : request.get("tags");
    }

    String arn() {
        return arn;
    }

    String name() {
        return name;
    }

    String owner() {
        return arn.split(":", -1)[4];
    }

    String region() {
        return arn.split(":", -1)[3];
    }

    boolean external() {
        return external;
    }

    boolean deleted() {
        return deleted;
    }

    List<Association> associations() {
        return associations;
    }

    Map<ManagedPermission.Type, ManagedPermission> permissions() {
        return permissions;
    }

    void change(JsonNode request) {
        name = request.path("name").asText(name);
        external = request.path("allowExternalPrincipals").asBoolean(external);
    }

    void delete() {
        deleted = true;
        associations.stream().filter(Association::wanted).forEach(Association::end);
    }

    /** Sets the one permission of a type. */
    void permit(ManagedPermission permission, boolean replace) {
        // https://docs.aws.amazon.com/ram/latest/userguide/getting-started-terms-and-concepts.html: exactly one for
        // each type
        if (permissions.containsKey(permission.type())
                && permissions.get(permission.type()) != permission
                && !replace) {
            throw invalid("The resource share has a permission for "
                    + permission.type().awsName() + " already. To replace it, set replace to true.");
        }
        if (associations.stream()
                .noneMatch(
                        each -> !each.principal() && ManagedPermission.Type.of(each.entity()) == permission.type())) {
            throw invalid("Permission " + permission.arn() + " is not for a type of resource that the share has.");
        }
        permissions.put(permission.type(), permission);
    }

    /** Whether it gives a resource right now. */
    boolean has(String resource) {
        return !deleted
                && associations.stream()
                        .anyMatch(each -> !each.principal()
                                && each.holds()
                                && each.entity().equals(resource));
    }

    List<String> resources() {
        return entities(false);
    }

    List<String> principals() {
        return entities(true);
    }

    private List<String> entities(boolean principal) {
        return associations.stream()
                .filter(each -> each.principal() == principal && each.holds())
                .map(Association::entity)
                .toList();
    }

    ObjectNode document() {
        ObjectNode document = Wire.object("resourceShareArn", arn)
                .put("name", name)
                .put("owningAccountId", owner())
                .put("allowExternalPrincipals", external)
                .put("status", deleted ? "DELETED" : "ACTIVE")
                .put("creationTime", created)
                .put("lastUpdatedTime", created)
                .put("featureSet", "STANDARD");
        document.set("tags", tags);
        return document;
    }

    /** The statements of the policy that RAM puts on a resource of this share. */
    void policy(String resource, ArrayNode statements) {
        ManagedPermission permission = permissions.get(ManagedPermission.Type.of(resource));
        if (permission == null) {
            return;
        }
        for (String principal : principals()) {
            ObjectNode statement = statements.addObject().put("Effect", "Allow");
            Principals.fill(statement, principal);
            permission.actions().forEach(statement.putArray("Action")::add);
            statement.put("Resource", resource);
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterException", message);
    }
}
