package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Making and unmaking model packages: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
final class Packages implements Operations {
    static final String TYPE = "model-package";

    private final Realms realms;
    private final AutoLineage lineage;
    private final Containers containers;

    Packages(Realms realms) {
        this.realms = realms;
        this.lineage = new AutoLineage(realms);
        this.containers = new Containers(realms.cloud);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateModelPackage", new Operation(this::mayCreate, this::create),
                "DeleteModelPackage", new Operation(call -> realms.only(call, named(call)), this::delete));
    }

    private List<Access> mayCreate(Call call) {
        return realms.create(call, next(call));
    }

    private ObjectNode create(Call call) {
        checkNames(call.input());
        SageMakerArn arn = next(call);
        Realm realm = realms.of(arn);
        String done = done(call, realm);
        if (done != null) {
            return Wire.object("ModelPackageArn", done);
        }
        ObjectNode made = call.input().deepCopy().without(List.of("ClientToken", "Tags"));
        checkContent(call, made);
        if (call.input().has("ModelPackageGroupName")) {
            version(realm, arn, made);
        } else if (realm.packages.has(arn.name())) {
            throw AwsError.validation("Model Package already exists: " + arn);
        }
        complete(call, arn, made);
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.packages.put(arn.name(), made);
        if (made.has("ModelPackageVersion")) {
            lineage.version(call, arn, made);
        }
        remember(call, realm, arn);
        return Wire.object("ModelPackageArn", arn.toString());
    }

    private static void checkNames(ObjectNode input) {
        if (input.has("ModelPackageGroupName") == input.has("ModelPackageName")) {
            // both worded as AWS does: https://github.com/getmoto/moto/pull/7165
            throw AwsError.validation(
                    input.has("ModelPackageName")
                            ? "Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use."
                            : "Missing ARN.");
        }
        if (input.has("ModelPackageGroupName") && input.path("Tags").size() > 0) {
            // "you cannot supply a tag argument":
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
            throw AwsError.validation(
                    "Tags cannot be supplied for a model package that belongs to a model package group.");
        }
    }

    /** What a repeated request made the first time, null for a new one. */
    static @Nullable String done(Call call, Realm realm) {
        String token = token(call);
        Realm.Done done = token == null ? null : realm.done.recall(token).orElse(null);
        if (done == null || !realm.packages.has(SageMakerArn.parse(done.arn()).name())) {
            return null;
        }
        if (!done.request().equals(call.input())) {
            throw new AwsError(400, "ConflictException", "The client token was already used with another request");
        }
        return done.arn();
    }

    static void remember(Call call, Realm realm, SageMakerArn arn) {
        String token = token(call);
        if (token != null) {
            realm.done.remember(token, new Realm.Done(call.input().deepCopy(), arn.toString()));
        }
    }

    private static @Nullable String token(Call call) {
        String token = Wire.text(call.input(), "ClientToken");
        return token == null ? null : call.accountId() + "/" + call.operation() + "/" + token;
    }

    private void checkContent(Call call, ObjectNode made) {
        if (!made.has("InferenceSpecification")
                && !made.has("SourceAlgorithmSpecification")
                && !made.has("SourceUri")) {
            throw AwsError.validation(
                    "InferenceSpecification, SourceAlgorithmSpecification or SourceUri must be provided.");
        }
        PackageCard.check(made);
        checkSpecification(call, made.path("InferenceSpecification"));
        made.path("AdditionalInferenceSpecifications").forEach(more -> checkSpecification(call, more));
        String key = Wire.text(made.path("SecurityConfig"), "KmsKeyId");
        if (key != null) {
            realms.cloud.keys().use(call.caller(), call.region(), "kms:GenerateDataKey", key);
        }
    }

    /** AWS notes the digest of the image that the tag names at this moment. */
    void checkSpecification(Call call, JsonNode specification) {
        specification
                .path("Containers")
                .forEach(container ->
                        containers.check(call.caller(), call.region(), (ObjectNode) container, "ImageDigest"));
    }

    private static void version(Realm realm, SageMakerArn arn, ObjectNode made) {
        if (!realm.groups.has(arn.group())) {
            throw AwsError.validation("ModelPackageGroup " + arn.with(Groups.TYPE, arn.group()) + " does not exist.");
        }
        int version = Integer.parseInt(arn.name().substring(arn.group().length() + 1));
        realm.lastVersions.put(arn.group(), version);
        made.put("ModelPackageGroupName", arn.group());
        made.put("ModelPackageVersion", version);
        if (!made.has("ModelApprovalStatus")) {
            made.put("ModelApprovalStatus", "PendingManualApproval");
        }
    }

    private void complete(Call call, SageMakerArn arn, ObjectNode made) {
        made.put("ModelPackageName", arn.group());
        made.put("ModelPackageArn", arn.toString());
        made.put("CreationTime", realms.now());
        made.put("ModelPackageStatus", "Completed");
        ObjectNode details = made.putObject("ModelPackageStatusDetails");
        details.putArray("ValidationStatuses");
        details.putArray("ImageScanStatuses");
        made.set("CreatedBy", Realms.user(call));
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = named(call);
        Realm realm = realms.of(arn);
        PackageReads.find(realms, arn);
        realm.packages.remove(arn.name());
        realm.tags.forget(arn.toString());
        return Wire.object();
    }

    /** The package that this call would make; a version number is never used twice. */
    private SageMakerArn next(Call call) {
        String group = Wire.text(call.input(), "ModelPackageGroupName");
        if (group == null) {
            return SageMakerArn.own(call, TYPE, Wire.text(call.input(), "ModelPackageName", "*"));
        }
        SageMakerArn arn = SageMakerArn.of(call, Groups.TYPE, group);
        int last = realms.of(arn).lastVersions.getOrDefault(arn.name(), 0);
        return arn.with(TYPE, arn.name() + "/" + (last + 1));
    }

    private static SageMakerArn named(Call call) {
        return SageMakerArn.of(call, TYPE, Wire.required(call.input(), "ModelPackageName"));
    }
}
