package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describing and listing model packages. */
final class PackageReads implements Operations {
    private static final String[] SUMMARY = {
        "ModelPackageName",
        "ModelPackageGroupName",
        "ModelPackageVersion",
        "ModelPackageArn",
        "ModelPackageDescription",
        "CreationTime",
        "ModelPackageStatus",
        "ModelApprovalStatus",
        "ModelLifeCycle",
        "ModelPackageRegistrationType"
    };
    private static final String[] BATCH = {
        "ModelPackageGroupName",
        "ModelPackageVersion",
        "ModelPackageArn",
        "ModelPackageDescription",
        "CreationTime",
        "InferenceSpecification",
        "ModelPackageStatus",
        "ModelApprovalStatus",
        "ModelPackageRegistrationType"
    };

    private final Realms realms;

    PackageReads(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "DescribeModelPackage", new Operation(call -> realms.only(call, named(call)), this::describe),
                "BatchDescribeModelPackage", new Operation(realms::any, this::batch),
                "ListModelPackages", new Operation(this::mayList, this::list));
    }

    static ObjectNode find(Realms realms, SageMakerArn arn) {
        ObjectNode found = realms.of(arn).packages.find(arn.name());
        if (found == null) {
            throw AwsError.validation("ModelPackage " + arn + " does not exist.");
        }
        return found;
    }

    private ObjectNode describe(Call call) {
        return find(realms, named(call)).deepCopy();
    }

    /** Each package answers for itself: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BatchDescribeModelPackage.html */
    private ObjectNode batch(Call call) {
        ObjectNode answer = Wire.object();
        ObjectNode summaries = answer.putObject("ModelPackageSummaries");
        ObjectNode errors = answer.putObject("BatchDescribeModelPackageErrorMap");
        for (JsonNode wanted : call.input().get("ModelPackageArnList")) {
            try {
                SageMakerArn arn = SageMakerArn.of(call, Packages.TYPE, wanted.asText());
                realms.cloud.authorize(call.caller(), call.region(), realms.access("DescribeModelPackage", arn));
                summaries.set(wanted.asText(), Wire.pick(find(realms, arn), BATCH));
            } catch (AwsError e) {
                errors.set(wanted.asText(), Wire.object("ErrorCode", e.code()).put("ErrorResponse", e.message()));
            }
        }
        return answer;
    }

    /** Across accounts the group's policy names its packages: https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html */
    private List<Access> mayList(Call call) {
        SageMakerArn group = group(call);
        return group == null || group.account().equals(call.accountId())
                ? realms.any(call)
                : realms.only(call, group.with(Packages.TYPE, group.name() + "/*"));
    }

    private ObjectNode list(Call call) {
        SageMakerArn group = group(call);
        Realm realm = group == null ? realms.of(call) : realms.of(group);
        if (group != null && !realm.groups.has(group.name())) {
            throw AwsError.validation("ModelPackageGroup " + group + " does not exist.");
        }
        List<ObjectNode> found = realm.packages.shown().stream()
                .map(item -> Wire.pick(item, SUMMARY))
                .toList();
        return new Listing(call, found)
                .where(item -> wanted(call, group, item))
                .equal("ModelApprovalStatus", "ModelApprovalStatus")
                .nameContains("ModelPackageName")
                .created()
                .sorted("ModelPackageName", "CreationTime", "Ascending")
                .page(realms.cloud, "ModelPackageSummaryList");
    }

    /** Without a type only unversioned packages come, unless a group is named: https://github.com/boto/boto3/issues/3069 */
    private static boolean wanted(Call call, @Nullable SageMakerArn group, ObjectNode item) {
        String groupName = Wire.text(item, "ModelPackageGroupName");
        if (group != null) {
            return group.name().equals(groupName);
        }
        return switch (Wire.text(call.input(), "ModelPackageType", "Unversioned")) {
            case "Both" -> true;
            case "Versioned" -> groupName != null;
            default -> groupName == null;
        };
    }

    private static @Nullable SageMakerArn group(Call call) {
        String group = Wire.text(call.input(), "ModelPackageGroupName");
        return group == null ? null : SageMakerArn.of(call, Groups.TYPE, group);
    }

    private static SageMakerArn named(Call call) {
        return SageMakerArn.of(call, Packages.TYPE, Wire.required(call.input(), "ModelPackageName"));
    }
}
