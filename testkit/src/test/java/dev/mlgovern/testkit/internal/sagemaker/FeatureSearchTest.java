package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroup;
import software.amazon.awssdk.services.sagemaker.model.FeatureMetadata;
import software.amazon.awssdk.services.sagemaker.model.FeatureParameter;
import software.amazon.awssdk.services.sagemaker.model.FeatureType;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.NestedFilters;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.ResourceCatalog;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import software.amazon.awssdk.services.sagemaker.model.VisibilityConditions;

class FeatureSearchTest {
    private static final String CATALOG =
            "arn:aws:sagemaker:eu-west-1:111111111111:sagemaker-catalog/DefaultFeatureGroupCatalog";

    @RegisterExtension
    final Bench bench = new Bench(Duration.ofSeconds(90));

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private final SageMakerClient central = bench.sageMaker(Bench.CENTRAL);

    @BeforeEach
    void groups() {
        create("cards", "what a card was used for", "payments", "spent");
        create("shops", "where people buy", "retail", "visits");
        dev.updateFeatureMetadata(r -> r.featureGroupName("cards")
                .featureName("spent")
                .description("euro in a day")
                .parameterAdditions(FeatureParameter.builder()
                        .key("unit")
                        .value("euro.cent")
                        .build()));
        bench.advance(Duration.ofMinutes(2));
    }

    @Test
    void search_forGroups_byWhatTheGuideLists() {
        assertThat(groups(filter("FeatureGroupName", Operator.CONTAINS, "ard"))).containsExactly("cards");
        assertThat(groups(filter("Description", Operator.CONTAINS, "people"))).containsExactly("shops");
        assertThat(groups(filter("Tags.line", Operator.EQUALS, "payments"))).containsExactly("cards");
        assertThat(groups(filter("AllTags", Operator.CONTAINS, "ret"))).containsExactly("shops");
        assertThat(groups(filter("AllTags", Operator.CONTAINS, "lin"))).containsExactly("shops", "cards");
        assertThat(groups(filter("FeatureGroupStatus", Operator.EQUALS, "Creating")))
                .hasSize(2);
        assertThat(groups(filter("OnlineStoreConfig.EnableOnlineStore", Operator.EQUALS, "true")))
                .hasSize(2);
        assertThat(groups(filter("CreationTime", Operator.LESS_THAN, "2026-11-23T10:00:00Z")))
                .isEmpty();
        FeatureGroup cards = search(
                        ResourceType.FEATURE_GROUP,
                        r -> r.searchExpression(e -> e.filters(filter("FeatureGroupName", Operator.EQUALS, "cards"))))
                .get(0)
                .featureGroup();
        assertThat(cards.featureDefinitions())
                .extracting(FeatureDefinition::featureName)
                .containsExactly("card", "at", "spent");
        assertThat(cards.tags()).containsExactly(Bench.tag("line", "payments"));
    }

    @Test
    void search_forGroups_byWhatOneOfTheirFeaturesIs() {
        Filter named = filter("FeatureDefinitions.FeatureName", Operator.CONTAINS, "vis");
        Filter typed = filter("FeatureDefinitions.FeatureType", Operator.EQUALS, "Fractional");
        assertThat(nested(named)).containsExactly("shops");
        assertThat(nested(named, typed)).containsExactly("shops");
        assertThat(nested(named, filter("FeatureDefinitions.FeatureType", Operator.EQUALS, "String")))
                .isEmpty();
    }

    @Test
    void search_forFeatures_byWhatTheGuideLists() {
        assertThat(features(filter("FeatureName", Operator.CONTAINS, "isit"))).containsExactly("shops.visits");
        assertThat(features(filter("FeatureGroupName", Operator.EQUALS, "cards")))
                .containsExactlyInAnyOrder("cards.card", "cards.at", "cards.spent");
        assertThat(features(filter("Description", Operator.CONTAINS, "euro"))).containsExactly("cards.spent");
        assertThat(features(filter("Parameters.unit", Operator.EQUALS, "euro.cent")))
                .containsExactly("cards.spent");
        assertThat(features(filter("AllParameters", Operator.CONTAINS, "nit"))).containsExactly("cards.spent");
        assertThat(features(filter("FeatureType", Operator.EQUALS, "Fractional")))
                .containsExactlyInAnyOrder("cards.spent", "shops.visits");
    }

    @Test
    void search_ofWhatIsSaidOfAFeature_trailsBehind() {
        dev.updateFeatureMetadata(
                r -> r.featureGroupName("shops").featureName("visits").description("a week"));
        Filter week = filter("Description", Operator.CONTAINS, "week");
        assertThat(features(week)).isEmpty();
        bench.advance(Duration.ofSeconds(90));
        assertThat(features(week)).containsExactly("shops.visits");
    }

    @Test
    void search_acrossAccounts_findsWhatIsShared_withoutTags() {
        assertThat(across(ResourceType.FEATURE_GROUP)).isEmpty();
        assertThat(catalogs()).hasSize(1).doesNotContain(CATALOG);
        bench.cloud().account(Bench.DEV).shareFeatureCatalog(Bench.CENTRAL);
        assertThat(catalogs()).hasSize(2).contains(CATALOG);
        List<SearchRecord> found = across(ResourceType.FEATURE_GROUP);
        assertThat(found)
                .extracting(each -> each.featureGroup().featureGroupName())
                .containsExactlyInAnyOrder("cards", "shops");
        assertThat(found).allMatch(each -> each.featureGroup().tags().isEmpty());
        assertThat(across(ResourceType.FEATURE_METADATA)).hasSize(6);
        assertThat(central.search(r -> r.resource(ResourceType.FEATURE_GROUP)).results())
                .isEmpty();
    }

    @Test
    void search_acrossAccounts_byWhatTheGuideExcludes_isRefused() {
        for (String property : List.of("Tags.line", "AllTags", "FeatureGroupArn", "EventTimeFeatureName")) {
            assertThatThrownBy(() -> across(ResourceType.FEATURE_GROUP, filter(property, Operator.EQUALS, "x")))
                    .isInstanceOf(SageMakerException.class)
                    .hasMessageContaining("Unknown property name: " + property);
        }
        assertThatThrownBy(() -> groups(filter("Parameters.unit", Operator.EQUALS, "x")))
                .isInstanceOf(SageMakerException.class);
        assertThatThrownBy(() -> groups(
                        filter("Description", Operator.CONTAINS, "a"), filter("Description", Operator.CONTAINS, "b")))
                .hasMessageContaining("'CONTAINS' operator usage limit of 1 exceeded");
    }

    @Test
    void search_withAVisibilityCondition_leavesOutOtherValuesOfThatTag() {
        dev.createFeatureGroup(r -> r.featureGroupName("bare")
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .featureDefinitions(feature("card", FeatureType.STRING), feature("at", FeatureType.STRING))
                .onlineStoreConfig(o -> o.enableOnlineStore(true)));
        bench.advance(Duration.ofMinutes(2));
        assertThat(search(
                        ResourceType.FEATURE_GROUP,
                        r -> r.visibilityConditions(VisibilityConditions.builder()
                                .key("Tags.line")
                                .value("retail")
                                .build())))
                .extracting(each -> each.featureGroup().featureGroupName())
                .containsExactly("bare", "shops");
    }

    private void create(String name, String description, String line, String feature) {
        bench.advance(Duration.ofMillis(1));
        dev.createFeatureGroup(r -> r.featureGroupName(name)
                .description(description)
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        feature(feature, FeatureType.FRACTIONAL))
                .tags(Bench.tag("line", line))
                .onlineStoreConfig(o -> o.enableOnlineStore(true)));
    }

    private List<String> groups(Filter... filters) {
        return search(ResourceType.FEATURE_GROUP, r -> r.searchExpression(e -> e.filters(filters))).stream()
                .map(each -> each.featureGroup().featureGroupName())
                .toList();
    }

    private List<String> nested(Filter... filters) {
        return search(
                        ResourceType.FEATURE_GROUP,
                        r -> r.searchExpression(e -> e.nestedFilters(NestedFilters.builder()
                                .nestedPropertyName("FeatureDefinitions")
                                .filters(filters)
                                .build())))
                .stream()
                .map(each -> each.featureGroup().featureGroupName())
                .toList();
    }

    private List<String> features(Filter... filters) {
        return search(ResourceType.FEATURE_METADATA, r -> r.searchExpression(e -> e.filters(filters))).stream()
                .map(each -> name(each.featureMetadata()))
                .toList();
    }

    private static String name(FeatureMetadata feature) {
        return feature.featureGroupName() + "." + feature.featureName();
    }

    private List<SearchRecord> across(ResourceType resource, Filter... filters) {
        List<SearchRecord> found = new ArrayList<>();
        central.searchPaginator(r -> {
                    r.resource(resource).crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT);
                    if (filters.length > 0) {
                        r.searchExpression(e -> e.filters(filters));
                    }
                })
                .results()
                .forEach(found::add);
        return found;
    }

    private List<String> catalogs() {
        return central.listResourceCatalogs(r -> {}).resourceCatalogs().stream()
                .map(ResourceCatalog::resourceCatalogArn)
                .toList();
    }

    private List<SearchRecord> search(ResourceType resource, Consumer<SearchRequest.Builder> request) {
        return dev
                .searchPaginator(r -> {
                    r.resource(resource);
                    request.accept(r);
                })
                .results()
                .stream()
                .toList();
    }

    private static Filter filter(String name, Operator operator, @Nullable String value) {
        return Filter.builder().name(name).operator(operator).value(value).build();
    }

    private static FeatureDefinition feature(String name, FeatureType type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }
}
