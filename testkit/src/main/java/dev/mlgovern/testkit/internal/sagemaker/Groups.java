package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Model package groups. */
final class Groups implements Operations {
    static final String TYPE = "model-package-group";

    private final Realms realms;
    private final AutoLineage lineage;

    Groups(Realms realms) {
        this.realms = realms;
        this.lineage = new AutoLineage(realms);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateModelPackageGroup",
                        new Operation(
                                call -> realms.create(call, SageMakerArn.own(call, TYPE, name(call))), this::create),
                "DescribeModelPackageGroup", new Operation(this::named, this::describe),
                "DeleteModelPackageGroup", new Operation(this::named, this::delete),
                "ListModelPackageGroups", new Operation(realms::any, this::list));
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = SageMakerArn.own(call, TYPE, name(call));
        Realm realm = realms.of(call);
        if (realm.groups.has(arn.name())) {
            // not a conflict, and told from other invalid requests by its text only:
            // https://github.com/aws-samples/amazon-sagemaker-ab-testing-pipeline
            // (deployment_pipeline/infra/model_registry.py)
            throw AwsError.validation("Model Package Group already exists: " + arn);
        }
        ObjectNode group = call.input().deepCopy().without(List.of("Tags"));
        group.put("ModelPackageGroupArn", arn.toString());
        group.put("CreationTime", realms.now());
        group.put("ModelPackageGroupStatus", "Completed");
        group.set("CreatedBy", Realms.user(call));
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.groups.put(arn.name(), group);
        lineage.group(call, arn);
        return Wire.object("ModelPackageGroupArn", arn.toString());
    }

    private ObjectNode describe(Call call) {
        return find(arn(call)).deepCopy();
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        find(arn);
        Realm realm = realms.of(arn);
        boolean filled = realm.packages.all().stream()
                .anyMatch(version -> arn.name().equals(Wire.text(version, "ModelPackageGroupName")));
        if (filled) {
            // versions first: https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-delete-model-group.html
            throw new AwsError(400, "ConflictException", "Model Package Group " + arn + " contains model packages");
        }
        realm.groups.remove(arn.name());
        realm.groupPolicies.remove(arn.name());
        realm.lastVersions.remove(arn.name());
        realm.tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        boolean shared = "CrossAccount".equals(Wire.text(call.input(), "CrossAccountFilterOption"));
        List<ObjectNode> found = shared ? shared(call) : realms.of(call).groups.shown();
        Listing listing = new Listing(call, found)
                .nameContains("ModelPackageGroupName")
                .created()
                .sorted("ModelPackageGroupName", "CreationTime", "Ascending");
        ObjectNode page = listing.page(realms.cloud, "ModelPackageGroupSummaryList");
        page.get("ModelPackageGroupSummaryList").forEach(item -> ((ObjectNode) item).remove("CreatedBy"));
        return page;
    }

    /**
     * Groups of other accounts whose policy lets this caller in:
     * https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram-discover.html
     */
    private List<ObjectNode> shared(Call call) {
        List<ObjectNode> found = new ArrayList<>();
        realms.forEach((scope, realm) -> {
            if (scope.region().equals(call.region()) && !scope.accountId().equals(call.accountId())) {
                realm.groups.shown().stream()
                        .filter(group -> permitted(call, group))
                        .forEach(found::add);
            }
        });
        return found;
    }

    private boolean permitted(Call call, ObjectNode group) {
        SageMakerArn arn = SageMakerArn.parse(Wire.required(group, "ModelPackageGroupArn"));
        try {
            realms.cloud.authorize(call.caller(), call.region(), realms.access("DescribeModelPackageGroup", arn));
            return true;
        } catch (AwsError denied) {
            return false;
        }
    }

    private ObjectNode find(SageMakerArn arn) {
        ObjectNode group = realms.of(arn).groups.find(arn.name());
        if (group == null) {
            throw AwsError.validation("ModelPackageGroup " + arn + " does not exist.");
        }
        return group;
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.of(call, TYPE, name(call));
    }

    private static String name(Call call) {
        return Wire.required(call.input(), "ModelPackageGroupName");
    }
}
