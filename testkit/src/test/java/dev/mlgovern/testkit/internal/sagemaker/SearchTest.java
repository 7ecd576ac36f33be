package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchExpression;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;

class SearchTest {
    @RegisterExtension
    final Bench bench = new Bench(Duration.ofSeconds(90));

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @BeforeEach
    void versions() {
        String group = bench.group(Bench.DEV, "churn");
        dev.addTags(r -> r.resourceArn(group).tags(Bench.tag("team", "fraud")));
        for (int i = 1; i <= 3; i++) {
            String source = "source-" + i;
            dev.createModelPackage(bench.packageRequest(Bench.DEV, "churn")
                    .sourceUri(source)
                    .customerMetadataProperties(Map.of("promotion.id", source))
                    .build());
            bench.advance(Duration.ofMinutes(2));
        }
    }

    @Test
    void search_bySource_findsThatVersion() {
        assertThat(found(equal("SourceUri", "source-2"))).containsExactly(2);
    }

    @Test
    void search_byCustomerProperty_findsThatVersion() {
        assertThat(found(equal("CustomerMetadataProperties.promotion.id", "source-3")))
                .containsExactly(3);
    }

    @Test
    void search_byTagOfTheGroup_findsItsVersionsNewestFirst() {
        assertThat(found(equal("Tags.team", "fraud"))).containsExactly(3, 2, 1);
    }

    @Test
    void search_byTwoFilters_wantsBothUnlessToldOr() {
        Filter first = equal("SourceUri", "source-1");
        Filter third = equal("SourceUri", "source-3");
        assertThat(found(first, third)).isEmpty();
        assertThat(versions(r -> r.searchExpression(e -> e.filters(first, third).operator("Or"))))
                .containsExactly(3, 1);
    }

    @Test
    void search_bySubExpressions_combinesThem() {
        SearchExpression either = SearchExpression.builder()
                .filters(equal("SourceUri", "source-1"), equal("SourceUri", "source-2"))
                .operator("Or")
                .build();
        assertThat(versions(r -> r.searchExpression(e ->
                        e.subExpressions(either).filters(filter("ModelPackageVersion", Operator.GREATER_THAN, "1")))))
                .containsExactly(2);
    }

    @Test
    void search_byOperators_compares() {
        assertThat(found(filter("SourceUri", Operator.CONTAINS, "ce-1"))).containsExactly(1);
        assertThat(found(filter("SourceUri", Operator.IN, "source-1, source-2")))
                .containsExactly(2, 1);
        assertThat(found(filter("SourceUri", Operator.NOT_EQUALS, "source-1"))).containsExactly(3, 2);
        assertThat(found(filter("ApprovalDescription", Operator.EXISTS, null))).isEmpty();
        assertThat(found(filter(
                        "CreationTime",
                        Operator.LESS_THAN,
                        bench.now().minusSeconds(150).toString())))
                .containsExactly(2, 1);
    }

    @Test
    void search_inSmallPages_comesWholeInOrder() {
        List<Integer> all =
                versions(r -> r.sortBy("CreationTime").sortOrder("Ascending").maxResults(2));
        assertThat(all).containsExactly(1, 2, 3);
    }

    @Test
    void search_trailsBehind() {
        dev.createModelPackage(
                bench.packageRequest(Bench.DEV, "churn").sourceUri("source-4").build());
        assertThat(found(equal("SourceUri", "source-4"))).isEmpty();
        bench.advance(Duration.ofSeconds(90));
        assertThat(found(equal("SourceUri", "source-4"))).containsExactly(4);
    }

    @Test
    void search_forAnUnknownProperty_isRefused() {
        assertThatThrownBy(() -> found(equal("Sauce", "x")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Unknown property name: Sauce");
    }

    @Test
    void search_withTwoContainsOnAProperty_isRefused() {
        assertThatThrownBy(() ->
                        found(filter("SourceUri", Operator.CONTAINS, "a"), filter("SourceUri", Operator.CONTAINS, "b")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("'CONTAINS' operator usage limit of 1 exceeded");
    }

    @Test
    void search_findsGroupsModelsAndEndpoints() {
        bench.scores(request -> InferenceAnswer.json("{}"));
        String version = "arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/1";
        bench.approve(Bench.DEV, version);
        bench.deploy(Bench.DEV, "churn", version);
        bench.advance(Duration.ofMinutes(2));
        assertThat(results(ResourceType.MODEL_PACKAGE_GROUP)
                        .get(0)
                        .modelPackageGroup()
                        .tags())
                .containsExactly(Bench.tag("team", "fraud"));
        assertThat(results(ResourceType.MODEL).get(0).model().model().modelName())
                .isEqualTo("churn");
        assertThat(results(ResourceType.ENDPOINT).get(0).endpoint().endpointName())
                .isEqualTo("churn");
    }

    private List<SearchRecord> results(ResourceType resource) {
        return dev.search(r -> r.resource(resource)).results();
    }

    private List<Integer> found(Filter... filters) {
        return versions(r -> r.searchExpression(e -> e.filters(filters)));
    }

    private List<Integer> versions(Consumer<SearchRequest.Builder> request) {
        return dev
                .searchPaginator(r -> {
                    r.resource(ResourceType.MODEL_PACKAGE);
                    request.accept(r);
                })
                .results()
                .stream()
                .map(result -> result.modelPackage().modelPackageVersion())
                .toList();
    }

    private static Filter equal(String name, String value) {
        return filter(name, Operator.EQUALS, value);
    }

    private static Filter filter(String name, Operator operator, @Nullable String value) {
        return Filter.builder().name(name).operator(operator).value(value).build();
    }
}
