package dev.mlgovern.testkit.internal.lakeformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lake Formation's API: https://docs.aws.amazon.com/lake-formation/latest/APIReference/Welcome.html */
public final class LakeFormationService implements Service {
    private static final Set<String> OPERATIONS = Set.of(
            "RegisterResource",
            "DeregisterResource",
            "DescribeResource",
            "ListResources",
            "GrantPermissions",
            "RevokePermissions",
            "BatchGrantPermissions",
            "ListPermissions");
    private static final int PAGE = 100;

    private final Scoped<Lake> lakes = new Scoped<>(scope -> new Lake());
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud says how long pages are
     */
    public LakeFormationService(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String name() {
        return "lakeformation";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        return List.of(Access.of("lakeformation:" + call.operation(), "*", call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        Lake lake = lakes.in(call.accountId(), call.region());
        ObjectNode input = call.input();
        String place = input.path("ResourceArn").asText();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (call.operation()) {
            case "RegisterResource" -> register(lake, place, input);
            case "DeregisterResource" ->
                lake.places.remove(place(lake, place).required("ResourceArn").asText());
            case "DescribeResource" ->
                answer.set("ResourceInfo", place(lake, place).deepCopy());
            case "ListResources" -> page(call, answer, "ResourceInfoList", List.copyOf(lake.places.values()));
            case "GrantPermissions" -> lake.grant(grant(input, call), permissions(input));
            case "RevokePermissions" -> lake.revoke(grant(input, call), permissions(input));
            case "BatchGrantPermissions" -> {
                input.required("Entries").forEach(entry -> lake.grant(grant(entry, call), permissions(entry)));
                answer.putArray("Failures");
            }
            default -> page(call, answer, "PrincipalResourcePermissions", lake.list(grant(input, call)));
        }
        return answer;
    }

    private static void register(Lake lake, String place, ObjectNode input) {
        if (lake.places.putIfAbsent(place, input.deepCopy().without("UseServiceLinkedRole")) != null) {
            throw new AwsError(400, "AlreadyExistsException", "Resource is already registered");
        }
    }

    private static ObjectNode place(Lake lake, String arn) {
        ObjectNode place = lake.places.get(arn);
        if (place == null) {
            throw new AwsError(400, "EntityNotFoundException", "Entity not found");
        }
        return place;
    }

    /** A table names its catalog even where the request leaves it to the account. */
    private static Lake.Grant grant(JsonNode input, Call call) {
        JsonNode given = input.path("Resource");
        ObjectNode resource = given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (resource.get("Table") instanceof ObjectNode table && !table.has("CatalogId")) {
            table.put("CatalogId", call.accountId());
        }
        return new Lake.Grant(
                input.path("Principal").path("DataLakePrincipalIdentifier").asText(), resource);
    }

    private static List<String> permissions(JsonNode input) {
        List<String> permissions = new ArrayList<>();
        input.path("Permissions").forEach(each -> permissions.add(each.asText()));
        return permissions;
    }

    private void page(Call call, ObjectNode answer, String member, List<ObjectNode> items) {
        int from = call.input().path("NextToken").asInt(0);
        int most = Math.min(
                call.input().path("MaxResults").asInt(PAGE), cloud.settings().pageSize());
        items.stream().skip(from).limit(most).forEach(answer.putArray(member)::add);
        if (from + most < items.size()) {
            answer.put("NextToken", Integer.toString(from + most));
        }
    }
}
