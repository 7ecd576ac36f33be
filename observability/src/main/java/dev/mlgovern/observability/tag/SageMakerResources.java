package dev.mlgovern.observability.tag;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.work.Pages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** What SageMaker itself tells of its resources and their tags, a hundred a call; Search knows no endpoint configurations. */
record SageMakerResources(AccountScope scope) {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html, and so the lists
    private static final int PAGE = 100;

    /** What Search has of one kind. */
    private record Kind(
            ResourceType resource, Function<SearchRecord, String> arn, Function<SearchRecord, List<Tag>> tags) {}

    private static final Map<String, Kind> SEARCHED = Map.of(
            "sagemaker:model",
                    new Kind(
                            ResourceType.MODEL,
                            found -> found.model().model().modelArn(),
                            found -> found.model().model().tags()),
            "sagemaker:endpoint",
                    new Kind(
                            ResourceType.ENDPOINT,
                            found -> found.endpoint().endpointArn(),
                            found -> found.endpoint().tags()),
            "sagemaker:model-package-group",
                    new Kind(
                            ResourceType.MODEL_PACKAGE_GROUP,
                            found -> found.modelPackageGroup().modelPackageGroupArn(),
                            found -> found.modelPackageGroup().tags()),
            "sagemaker:feature-group",
                    new Kind(
                            ResourceType.FEATURE_GROUP,
                            found -> found.featureGroup().featureGroupArn(),
                            found -> found.featureGroup().tags()));

    Map<String, Map<String, String>> tags(List<String> types) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        SEARCHED.forEach((type, kind) -> {
            if (Arns.matches(types, type)) {
                search(kind.resource())
                        .forEach(found -> all.put(
                                kind.arn().apply(found), values(kind.tags().apply(found))));
            }
        });
        if (Arns.matches(types, "sagemaker:endpoint-config")) {
            configs().forEach(config -> all.put(config.endpointConfigArn(), Map.of()));
        }
        return all;
    }

    private Pages<SearchRecord> search(ResourceType resource) {
        return Pages.of(token -> {
            SearchResponse page = scope.client(SageMakerClient::builder)
                    .search(r -> r.resource(resource).maxResults(PAGE).nextToken(token));
            return new Pages.Page<>(page.results(), page.nextToken());
        });
    }

    private Pages<EndpointConfigSummary> configs() {
        return Pages.of(token -> {
            ListEndpointConfigsResponse page = scope.client(SageMakerClient::builder)
                    .listEndpointConfigs(r -> r.maxResults(PAGE).nextToken(token));
            return new Pages.Page<>(page.endpointConfigs(), page.nextToken());
        });
    }

    private static Map<String, String> values(List<Tag> tags) {
        Map<String, String> values = new HashMap<>();
        tags.forEach(tag -> values.put(tag.key(), tag.value()));
        return values;
    }
}
