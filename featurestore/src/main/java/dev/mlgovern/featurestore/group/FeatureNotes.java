package dev.mlgovern.featurestore.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeFeatureMetadataResponse;
import software.amazon.awssdk.services.sagemaker.model.FeatureParameter;
import software.amazon.awssdk.services.sagemaker.model.UpdateFeatureMetadataRequest;

/** What a definition says of single features. What others said besides stays. */
final class FeatureNotes {
    private final SageMakerClient client;
    private final FeatureGroupDefinition definition;

    FeatureNotes(SageMakerClient client, FeatureGroupDefinition definition) {
        this.client = client;
        this.definition = definition;
    }

    boolean said() {
        return noted().stream().allMatch(feature -> said(feature, look(feature)));
    }

    void say() {
        for (String feature : noted()) {
            if (!said(feature, look(feature))) {
                client.updateFeatureMetadata(request(feature));
            }
        }
    }

    private Set<String> noted() {
        Set<String> noted = new TreeSet<>(definition.descriptions().keySet());
        noted.addAll(definition.parameters().keySet());
        return noted;
    }

    private DescribeFeatureMetadataResponse look(String feature) {
        return client.describeFeatureMetadata(
                r -> r.featureGroupName(definition.name()).featureName(feature));
    }

    private boolean said(String feature, DescribeFeatureMetadataResponse live) {
        String description = definition.descriptions().get(feature);
        Map<String, String> parameters = new HashMap<>();
        live.parameters().forEach(each -> parameters.put(each.key(), each.value()));
        return (description == null || description.equals(live.description()))
                && parameters.entrySet().containsAll(parameters(feature).entrySet());
    }

    private UpdateFeatureMetadataRequest request(String feature) {
        UpdateFeatureMetadataRequest.Builder request = UpdateFeatureMetadataRequest.builder()
                .featureGroupName(definition.name())
                .featureName(feature)
                .description(definition.descriptions().get(feature));
        List<FeatureParameter> additions = parameters(feature).entrySet().stream()
                .map(each -> FeatureParameter.builder()
                        .key(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
        return additions.isEmpty()
                ? request.build()
                : request.parameterAdditions(additions).build();
    }

    private Map<String, String> parameters(String feature) {
        return definition.parameters().getOrDefault(feature, Map.of());
    }
}
