package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
final class Models implements Operations {
    static final String TYPE = "model";

    private final Realms realms;
    private final Containers containers;

    Models(Realms realms) {
        this.realms = realms;
        this.containers = new Containers(realms.cloud);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateModel", new Operation(this::mayCreate, this::create),
                "DescribeModel", new Operation(this::named, this::describe),
                "DeleteModel", new Operation(this::named, this::delete),
                "ListModels", new Operation(realms::any, this::list));
    }

    static ObjectNode find(Realms realms, SageMakerArn arn) {
        ObjectNode found = realms.of(arn).models.find(arn.name());
        if (found == null) {
            throw AwsError.validation("Could not find model \"" + arn + "\".");
        }
        return found;
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    /** Beside the model: the role is passed, and the owner of a package of another account has to permit its use. */
    private List<Access> mayCreate(Call call) {
        List<Access> all = new ArrayList<>(realms.create(call, arn(call)));
        String role = Wire.text(call.input(), "ExecutionRoleArn");
        if (role != null && account(role).equals(call.accountId())) {
            all.add(Access.of("iam:PassRole", role, call.accountId())
                    .with("iam:PassedToService", "sagemaker.amazonaws.com"));
        }
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html
        ModelContainers.packages(call, call.input()).stream()
                .filter(used -> !used.account().equals(call.accountId()))
                .forEach(used -> all.add(realms.access("CreateModel", used)));
        return all;
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.models.has(arn.name())) {
            throw AwsError.validation("Cannot create already existing model \"" + arn + "\".");
        }
        ObjectNode model = call.input().deepCopy().without(List.of("Tags"));
        check(call, model);
        model.put("ModelArn", arn.toString());
        model.put("CreationTime", realms.now());
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.models.put(arn.name(), model);
        return Wire.object("ModelArn", arn.toString());
    }

    private void check(Call call, ObjectNode model) {
        if (model.has("PrimaryContainer") == model.has("Containers")) {
            throw AwsError.validation("Specify either PrimaryContainer or Containers.");
        }
        ModelContainers.packages(call, model).forEach(this::checkApproved);
        String roleArn = Wire.text(model, "ExecutionRoleArn");
        Caller role = roleArn == null ? null : role(call, roleArn);
        for (ObjectNode container : ModelContainers.resolve(realms, call, model)) {
            if (!container.has("Image")) {
                throw AwsError.validation("A container needs an Image or a ModelPackageName.");
            }
            containers.check(reader(role, container), call.region(), container, null);
        }
    }

    private static Caller reader(@Nullable Caller role, ObjectNode container) {
        if (role == null) {
            throw AwsError.validation(
                    "ExecutionRoleArn is required to pull image " + Wire.text(container, "Image") + ".");
        }
        return role;
    }

    /** Only approved versions are deployed: https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html */
    private void checkApproved(SageMakerArn used) {
        ObjectNode found = PackageReads.find(realms, used);
        String status = Wire.text(found, "ModelApprovalStatus", "Approved");
        if (!"Approved".equals(status)) {
            throw AwsError.validation("ModelPackage " + used
                    + " cannot be used to create a model: its approval status is " + status + ", not Approved.");
        }
    }

    private Caller role(Call call, String role) {
        if (!account(role).equals(call.accountId())) {
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
            throw new AwsError(400, "AccessDeniedException", "Cross-account pass role is not allowed.");
        }
        return serviceRole(realms, role);
    }

    static Caller serviceRole(Realms realms, String role) {
        try {
            return realms.cloud.serviceRole(role, "sagemaker.amazonaws.com");
        } catch (AwsError e) {
            // worded as in https://github.com/awslabs/predictive-maintenance-using-machine-learning/issues/3
            throw AwsError.validation(
                    "Could not assume role " + role
                            + ". Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.");
        }
    }

    private static String account(String roleArn) {
        return roleArn.split(":", 6)[4];
    }

    private ObjectNode describe(Call call) {
        return find(realms, arn(call)).deepCopy();
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        find(realms, arn);
        realms.of(call).models.remove(arn.name());
        realms.of(call).tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = realms.of(call).models.shown().stream()
                .map(model -> Wire.pick(model, "ModelName", "ModelArn", "CreationTime"))
                .toList();
        return new Listing(call, found)
                .nameContains("ModelName")
                .created()
                .sorted("ModelName", "CreationTime", "Descending")
                .page(realms.cloud, "Models");
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.own(call, TYPE, Wire.required(call.input(), "ModelName"));
    }
}
