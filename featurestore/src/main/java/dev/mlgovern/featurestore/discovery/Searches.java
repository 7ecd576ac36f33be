package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CollectionType;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroup;
import software.amazon.awssdk.services.sagemaker.model.FeatureMetadata;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchExpression;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;

/**
 * What Search tells of one account: of its own, or of all that others let it discover. A page has a hundred results, and everything that is
 * known of them, so nothing is ever described one by one.
 *
 * @param scope where to ask
 * @param across whether what others share is meant
 */
record Searches(AccountScope scope, boolean across) {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html
    private static final int PAGE = 100;

    Pages<FoundGroup> groups(@Nullable SearchExpression expression) {
        return pages(ResourceType.FEATURE_GROUP, expression, found -> group(found.featureGroup()));
    }

    Pages<FoundFeature> features(@Nullable SearchExpression expression) {
        Map<String, FeatureGroupArn> groups = new HashMap<>();
        Map<String, String> names = new HashMap<>(); // many groups have features of the same names
        return pages(
                ResourceType.FEATURE_METADATA,
                expression,
                found -> feature(
                        found.featureMetadata(),
                        groups.computeIfAbsent(found.featureMetadata().featureGroupArn(), FeatureGroupArn::parse),
                        names.computeIfAbsent(found.featureMetadata().featureName(), name -> name)));
    }

    private <T> Pages<T> pages(
            ResourceType resource, @Nullable SearchExpression expression, Function<SearchRecord, T> each) {
        return Pages.of(token -> {
            SearchResponse page = scope.client(SageMakerClient::builder)
                    .search(r -> r.resource(resource)
                            .searchExpression(expression)
                            .crossAccountFilterOption(across ? CrossAccountFilterOption.CROSS_ACCOUNT : null)
                            .maxResults(PAGE)
                            .nextToken(token));
            return new Pages.Page<>(page.results().stream().map(each).toList(), page.nextToken());
        });
    }

    private static FoundGroup group(FeatureGroup found) {
        Map<String, String> tags = new LinkedHashMap<>();
        found.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return FoundGroup.builder()
                .arn(FeatureGroupArn.parse(found.featureGroupArn()))
                .description(Optional.ofNullable(found.description()))
                .status(GroupStatus.ofAwsName(Objects.toString(found.featureGroupStatusAsString(), "")))
                .features(found.featureDefinitions().stream()
                        .map(Searches::feature)
                        .toList())
                .recordIdentifier(found.recordIdentifierFeatureName())
                .online(found.onlineStoreConfig() != null
                        && Boolean.TRUE.equals(found.onlineStoreConfig().enableOnlineStore()))
                .offline(found.offlineStoreConfig() != null)
                .tags(tags)
                .createdAt(found.creationTime())
                .modifiedAt(Objects.requireNonNullElse(found.lastModifiedTime(), found.creationTime()))
                .build();
    }

    /** A kind of collection that is newer than this version is told as a list. */
    private static Feature feature(FeatureDefinition found) {
        FeatureShape shape = FeatureShape.SINGLE;
        if (found.collectionType() == CollectionType.VECTOR) {
            shape = FeatureShape.vector(found.collectionConfig().vectorConfig().dimension());
        } else if (found.collectionType() != null) {
            shape = found.collectionType() == CollectionType.SET ? FeatureShape.SET : FeatureShape.LIST;
        }
        return new Feature(found.featureName(), FeatureType.ofAwsName(found.featureTypeAsString()), shape);
    }

    private static FoundFeature feature(FeatureMetadata found, FeatureGroupArn group, String name) {
        Map<String, String> parameters = new LinkedHashMap<>();
        found.parameters().forEach(each -> parameters.put(each.key(), Objects.toString(each.value(), "")));
        return new FoundFeature(
                group,
                name,
                FeatureType.ofAwsName(found.featureTypeAsString()),
                new FoundFeature.Said(
                        found.description(),
                        Map.copyOf(parameters),
                        found.creationTime(),
                        Objects.requireNonNullElse(found.lastModifiedTime(), found.creationTime())));
    }
}
