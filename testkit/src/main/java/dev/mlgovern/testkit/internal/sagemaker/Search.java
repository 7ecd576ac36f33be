package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Search, which trails behind changes: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html */
final class Search implements Operations {
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "ModelPackageGroup",
            Set.of(
                    "ModelPackageGroupName",
                    "ModelPackageGroupArn",
                    "ModelPackageGroupDescription",
                    "CreationTime",
                    "CreatedBy",
                    "ModelPackageGroupStatus",
                    "Tags"),
            "ModelPackage",
            Set.of(
                    "ModelPackageName",
                    "ModelPackageGroupName",
                    "ModelPackageVersion",
                    "ModelPackageArn",
                    "ModelPackageDescription",
                    "CreationTime",
                    "InferenceSpecification",
                    "SourceAlgorithmSpecification",
                    "ValidationSpecification",
                    "ModelPackageStatus",
                    "ModelPackageStatusDetails",
                    "CertifyForMarketplace",
                    "ModelApprovalStatus",
                    "CreatedBy",
                    "MetadataProperties",
                    "ModelMetrics",
                    "LastModifiedTime",
                    "LastModifiedBy",
                    "ApprovalDescription",
                    "Domain",
                    "Task",
                    "SamplePayloadUrl",
                    "AdditionalInferenceSpecifications",
                    "SourceUri",
                    "SecurityConfig",
                    "ModelCard",
                    "ModelLifeCycle",
                    "Tags",
                    "CustomerMetadataProperties",
                    "DriftCheckBaselines",
                    "SkipModelValidation"),
            "ModelCard",
            Set.of(
                    "ModelCardArn",
                    "ModelCardName",
                    "ModelCardVersion",
                    "Content",
                    "ModelCardStatus",
                    "CreationTime",
                    "CreatedBy",
                    "LastModifiedTime",
                    "LastModifiedBy",
                    "Tags"),
            "Model",
            Set.of(
                    "ModelName",
                    "PrimaryContainer",
                    "Containers",
                    "InferenceExecutionConfig",
                    "ExecutionRoleArn",
                    "VpcConfig",
                    "CreationTime",
                    "ModelArn",
                    "EnableNetworkIsolation",
                    "Tags"),
            "Endpoint",
            Set.of(
                    "EndpointName",
                    "EndpointArn",
                    "EndpointConfigName",
                    "ProductionVariants",
                    "DataCaptureConfig",
                    "EndpointStatus",
                    "FailureReason",
                    "CreationTime",
                    "LastModifiedTime",
                    "Tags"));

    private final Realms realms;
    private final FeatureSearch features;

    Search(Realms realms) {
        this.realms = realms;
        this.features = new FeatureSearch(realms);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of("Search", new Operation(realms::any, this::search));
    }

    private ObjectNode search(Call call) {
        String resource = Wire.required(call.input(), "Resource");
        Set<String> searchable = FeatureSearch.knows(resource)
                ? FeatureSearch.searchable(resource, FeatureSearch.acrossAccounts(call))
                : PROPERTIES.get(resource);
        if (searchable == null) {
            throw new AwsError(
                    501, "NotImplemented", "LocalCloud's Search knows " + PROPERTIES.keySet() + ", not " + resource);
        }
        SearchExpression expression = new SearchExpression(
                call.input().path("SearchExpression"), name -> searchable.contains(name.replaceFirst("\\..*", "")));
        String by = Wire.text(call.input(), "SortBy", "LastModifiedTime");
        Comparator<ObjectNode> order = Comparator.comparing(item -> key(item, by));
        boolean ascending = "Ascending".equals(Wire.text(call.input(), "SortOrder"));
        List<ObjectNode> found = items(call, resource).stream()
                .filter(item -> expression.matches(item) && visible(call, item))
                .sorted(ascending ? order : order.reversed())
                .map(item -> record(realms.of(call), resource, item))
                .toList();
        return new Listing(call, found).page(realms.cloud, "Results");
    }

    /** What has a tag of that key must have that value: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VisibilityConditions.html */
    private static boolean visible(Call call, ObjectNode item) {
        for (JsonNode condition : call.input().path("VisibilityConditions")) {
            String wanted = Wire.text(condition, "Value");
            for (JsonNode tag : item.path("Tags")) {
                if (("Tags." + Wire.text(tag, "Key")).equals(Wire.text(condition, "Key"))
                        && !Objects.equals(wanted, Wire.text(tag, "Value"))) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<ObjectNode> items(Call call, String resource) {
        if (FeatureSearch.knows(resource)) {
            return features.items(call, resource);
        }
        Realm realm = realms.of(call);
        List<ObjectNode> shown = switch (resource) {
            case "ModelPackageGroup" -> realm.groups.shown();
            case "ModelPackage" -> realm.packages.shown();
            case "Model" -> realm.models.shown();
            case "ModelCard" -> Dashboard.cards(realm);
            default -> realm.endpoints.shown();
        };
        return shown.stream()
                .map(item -> tagged(item, resource).retain(PROPERTIES.getOrDefault(resource, Set.of())))
                .toList();
    }

    private ObjectNode tagged(ObjectNode item, String resource) {
        return tagged(realms, item, resource + "Arn");
    }

    /** A copy with its tags, as far as it has any. */
    static ObjectNode tagged(Realms realms, ObjectNode item, String arn) {
        ObjectNode copy = item.deepCopy();
        List<ObjectNode> tags = TagOperations.of(realms, SageMakerArn.parse(Wire.required(item, arn)));
        if (!tags.isEmpty()) {
            copy.set("Tags", Wire.array(tags));
        }
        return copy;
    }

    /** Text sorts as text and numbers as numbers; what was never modified sorts by when it was made. */
    private static String key(ObjectNode item, String by) {
        String property = "LastModifiedTime".equals(by) && !item.has(by) ? "CreationTime" : by;
        return item.path(property).isNumber()
                ? String.format("%020.3f", item.path(property).asDouble())
                : item.path(property).asText();
    }

    /** A model comes inside what the model dashboard shows: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelDashboardModel.html */
    private static ObjectNode record(Realm realm, String resource, ObjectNode item) {
        ObjectNode record = Wire.object();
        if ("Model".equals(resource)) {
            record.set(resource, Dashboard.of(realm, item));
        } else {
            record.set(resource, item);
        }
        return record;
    }
}
