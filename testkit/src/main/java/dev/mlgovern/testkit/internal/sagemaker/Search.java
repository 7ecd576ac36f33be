package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    Search(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of("Search", new Operation(realms::any, this::search));
    }

    private ObjectNode search(Call call) {
        String resource = Wire.required(call.input(), "Resource");
        Set<String> members = PROPERTIES.get(resource);
        if (members == null) {
            throw new AwsError(
                    501, "NotImplemented", "LocalCloud's Search knows " + PROPERTIES.keySet() + ", not " + resource);
        }
        SearchExpression expression = new SearchExpression(
                call.input().path("SearchExpression"), name -> members.contains(name.replaceFirst("\\..*", "")));
        String by = Wire.text(call.input(), "SortBy", "LastModifiedTime");
        Comparator<ObjectNode> order = Comparator.comparing(item -> key(item, by));
        boolean ascending = "Ascending".equals(Wire.text(call.input(), "SortOrder"));
        List<ObjectNode> found = items(call, resource).stream()
                .map(item -> tagged(item, resource).retain(members))
                .filter(expression::matches)
                .sorted(ascending ? order : order.reversed())
                .map(item -> record(resource, item))
                .toList();
        return new Listing(call, found).page(realms.cloud, "Results");
    }

    private List<ObjectNode> items(Call call, String resource) {
        Realm realm = realms.of(call);
        return switch (resource) {
            case "ModelPackageGroup" -> realm.groups.shown();
            case "ModelPackage" -> realm.packages.shown();
            case "Model" -> realm.models.shown();
            default -> realm.endpoints.shown();
        };
    }

    private ObjectNode tagged(ObjectNode item, String resource) {
        ObjectNode copy = item.deepCopy();
        List<ObjectNode> tags = TagOperations.of(realms, SageMakerArn.parse(Wire.required(item, resource + "Arn")));
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
    private static ObjectNode record(String resource, ObjectNode item) {
        ObjectNode record = Wire.object();
        if ("Model".equals(resource)) {
            record.putObject(resource).set(resource, item);
        } else {
            record.set(resource, item);
        }
        return record;
    }
}
