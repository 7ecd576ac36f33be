package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.work.Pages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelCard;
import software.amazon.awssdk.services.sagemaker.model.ModelDashboardModel;
import software.amazon.awssdk.services.sagemaker.model.ModelPackage;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * What Search tells of one place: four listings of a hundred a page, and nothing is described one by one.
 *
 * @param versions of all groups
 * @param tags of the groups, by their names
 * @param models as the model dashboard shows them
 * @param cards with their content
 */
record PlaceReading(
        List<ModelPackage> versions,
        Map<String, Map<String, String>> tags,
        List<ModelDashboardModel> models,
        List<ModelCard> cards) {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html
    private static final int PAGE = 100;

    static PlaceReading of(AccountScope scope) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        search(scope, ResourceType.MODEL_PACKAGE_GROUP)
                .forEach(found -> tags.put(
                        found.modelPackageGroup().modelPackageGroupName(),
                        tags(found.modelPackageGroup().tags())));
        return new PlaceReading(
                search(scope, ResourceType.MODEL_PACKAGE).stream()
                        .map(SearchRecord::modelPackage)
                        .filter(version -> version.modelPackageGroupName() != null)
                        .toList(),
                tags,
                search(scope, ResourceType.MODEL).stream()
                        .map(SearchRecord::model)
                        .toList(),
                search(scope, ResourceType.MODEL_CARD).stream()
                        .map(SearchRecord::modelCard)
                        .toList());
    }

    private static Pages<SearchRecord> search(AccountScope scope, ResourceType resource) {
        return Pages.of(token -> {
            SearchResponse page = scope.client(SageMakerClient::builder)
                    .search(r -> r.resource(resource).maxResults(PAGE).nextToken(token));
            return new Pages.Page<>(page.results(), page.nextToken());
        });
    }

    private static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> values = new HashMap<>();
        tags.forEach(tag -> values.put(tag.key(), tag.value()));
        return values;
    }
}
