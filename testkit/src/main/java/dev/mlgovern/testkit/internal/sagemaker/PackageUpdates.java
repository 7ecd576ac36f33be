package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changing versioned model packages; a member that the request leaves out stays as it is:
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html
 */
final class PackageUpdates implements Operations {
    private static final int MOST_PROPERTIES = 50;
    private static final int MOST_SPECIFICATIONS = 15;
    private static final List<String> REPLACED = List.of(
            "ModelApprovalStatus",
            "ApprovalDescription",
            "ModelPackageRegistrationType",
            "InferenceSpecification",
            "SourceUri",
            "ModelCard",
            "ModelLifeCycle");

    private final Realms realms;
    private final AutoLineage lineage;
    private final Packages packages;

    PackageUpdates(Realms realms, Packages packages) {
        this.realms = realms;
        this.lineage = new AutoLineage(realms);
        this.packages = packages;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of("UpdateModelPackage", new Operation(this::mayUpdate, this::update));
    }

    // condition keys: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
    private List<Access> mayUpdate(Call call) {
        Access access = realms.access("UpdateModelPackage", arn(call));
        access = with(access, "sagemaker:ModelApprovalStatus", Wire.text(call.input(), "ModelApprovalStatus"));
        JsonNode stage = call.input().path("ModelLifeCycle");
        access = with(access, "sagemaker:ModelLifeCycle:stage", Wire.text(stage, "Stage"));
        return List.of(with(access, "sagemaker:ModelLifeCycle:stageStatus", Wire.text(stage, "StageStatus")));
    }

    private static Access with(Access access, String key, @Nullable String value) {
        return value == null ? access : access.with(key, value);
    }

    private ObjectNode update(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(arn);
        String done = Packages.done(call, realm);
        if (done != null) {
            return Wire.object("ModelPackageArn", done);
        }
        ObjectNode changed = PackageReads.find(realms, arn).deepCopy();
        if (!changed.has("ModelPackageVersion")) {
            throw AwsError.validation("ModelPackage " + arn + " is not versioned and cannot be updated.");
        }
        ObjectNode input = call.input();
        PackageCard.checkChange(changed, input);
        REPLACED.stream()
                .filter(input::has)
                .forEach(member -> changed.set(member, input.get(member).deepCopy()));
        if (input.has("InferenceSpecification")) {
            packages.checkSpecification(call, changed.get("InferenceSpecification"));
        }
        properties(input, changed);
        addSpecifications(call, changed);
        changed.put("LastModifiedTime", realms.now());
        changed.set("LastModifiedBy", Realms.user(call));
        realm.packages.put(arn.name(), changed);
        Packages.remember(call, realm, arn);
        if (input.has("ModelApprovalStatus")) {
            lineage.approval(call, arn, changed);
        }
        return Wire.object("ModelPackageArn", arn.toString());
    }

    private static void properties(ObjectNode input, ObjectNode changed) {
        ObjectNode properties = changed.withObject("/CustomerMetadataProperties");
        input.path("CustomerMetadataPropertiesToRemove").forEach(key -> properties.remove(key.asText()));
        if (input.get("CustomerMetadataProperties") instanceof ObjectNode more) {
            properties.setAll(more);
        }
        if (properties.size() > MOST_PROPERTIES) {
            throw AwsError.validation("CustomerMetadataProperties takes at most " + MOST_PROPERTIES + " entries");
        }
        if (properties.isEmpty()) {
            changed.remove("CustomerMetadataProperties");
        }
    }

    private void addSpecifications(Call call, ObjectNode changed) {
        JsonNode more = call.input().path("AdditionalInferenceSpecificationsToAdd");
        if (more.isEmpty()) {
            return;
        }
        ArrayNode all = changed.withArray("/AdditionalInferenceSpecifications");
        more.forEach(specification -> all.add(specification.deepCopy()));
        if (all.size() > MOST_SPECIFICATIONS) {
            throw AwsError.validation(
                    "AdditionalInferenceSpecifications takes at most " + MOST_SPECIFICATIONS + " entries");
        }
        all.forEach(specification -> packages.checkSpecification(call, specification));
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.of(call, Packages.TYPE, Wire.required(call.input(), "ModelPackageArn"));
    }
}
