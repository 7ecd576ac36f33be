package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTag;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTagStatus;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTagStatusEntry;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerException;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.RequestChangedException;
import software.amazon.awssdk.services.costexplorer.model.UpdateCostAllocationTagsStatusError;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What deployed endpoints cost, as Cost Explorer and Budgets tell it. It is ten o'clock on 23 November 2026. */
class EndpointCostsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private CostExplorerClient costs;
    private CostExplorerClient linked;

    @BeforeEach
    void deploy() {
        bench.cloud().costs().payer(Bench.CENTRAL).price("ml.m5.large", "0.10");
        costs = explorer(Bench.CENTRAL);
        linked = explorer(Bench.DEV);
        bench.scores(request -> InferenceAnswer.json("1"));
        String group = bench.group(Bench.DEV, "churn");
        String version = bench.version(Bench.DEV, group);
        bench.approve(Bench.DEV, version);
        bench.deploy(Bench.DEV, "churn", version);
        SageMakerClient dev = bench.sageMaker(Bench.DEV);
        dev.describeEndpoint(r -> r.endpointName("churn"));
        String arn = dev.describeEndpoint(r -> r.endpointName("churn")).endpointArn();
        dev.addTags(r -> r.resourceArn(arn).tags(Bench.tag("owner", "lee")));
    }

    @Test
    void costs_ofAnEndpoint_areItsHoursUntilItIsDeleted() {
        bench.advance(Duration.ofHours(20));
        assertThat(byDay("owner")).isEqualTo(Map.of("2026-11-23 [owner$]", "1.4", "2026-11-24 [owner$]", "0.6"));
        bench.sageMaker(Bench.DEV).deleteEndpoint(r -> r.endpointName("churn"));
        bench.advance(Duration.ofHours(20));
        bench.cloud().costs().activate("owner");
        assertThat(byDay("owner")).isEqualTo(Map.of("2026-11-23 [owner$lee]", "1.4", "2026-11-24 [owner$lee]", "0.6"));
        assertThat(costs.getCostAndUsage(request(Granularity.MONTHLY, "owner"))
                        .resultsByTime()
                        .get(0)
                        .groups()
                        .get(0)
                        .metrics()
                        .get("UsageQuantity"))
                .hasToString("MetricValue(Amount=20, Unit=Hrs)");
    }

    @Test
    void tags_onceActivated_groupFromTheNextDayOn() {
        assertThat(costs.listCostAllocationTags(r -> {}).costAllocationTags())
                .extracting(CostAllocationTag::tagKey, CostAllocationTag::status)
                .isEmpty();
        bench.advance(Duration.ofHours(1));
        assertThat(costs.listCostAllocationTags(r -> {}).costAllocationTags())
                .extracting(CostAllocationTag::statusAsString)
                .containsExactly("Inactive");
        assertThat(activate("owner", "none such"))
                .extracting(UpdateCostAllocationTagsStatusError::tagKey, UpdateCostAllocationTagsStatusError::code)
                .containsExactly(tuple("none such", "TagKeysNotFoundException"));
        bench.advance(Duration.ofHours(19));
        assertThat(byDay("owner")).isEqualTo(Map.of("2026-11-23 [owner$]", "1.4", "2026-11-24 [owner$lee]", "0.6"));
        assertThat(costs.getTags(r -> r.timePeriod(p -> p.start("2026-11-01").end("2026-12-01"))
                                .tagKey("owner"))
                        .tags())
                .containsExactly("", "lee");
    }

    @Test
    void linkedAccount_always_seesItsOwnCostsAndNoTags() {
        bench.advance(Duration.ofHours(1));
        assertThat(linked.getCostAndUsage(request(Granularity.MONTHLY, "owner")).resultsByTime())
                .singleElement()
                .satisfies(result -> assertThat(result.groups()).hasSize(1));
        assertThatThrownBy(() -> linked.listCostAllocationTags(r -> {}))
                .isInstanceOf(CostExplorerException.class)
                .hasMessageContaining("Linked account doesn't have access");
    }

    @Test
    void requests_thatBreakRules_areRefusedAsCostExplorerDoes() {
        refused(r -> r.timePeriod(p -> p.start("2026-11-01").end("2026-11-01")), "should be before end date");
        refused(r -> r.timePeriod(p -> p.start("2026-11-01").end("2026-12-02")), "past the beginning of next month");
        refused(r -> r.timePeriod(p -> p.start("2025-09-30").end("2026-11-01")), "beyond 14 months");
        refused(
                r -> r.groupBy(List.of(
                        r.build().groupBy().get(0),
                        r.build().groupBy().get(0),
                        r.build().groupBy().get(0))),
                "at most 2");
        assertThatThrownBy(() -> costs.getCostAndUsage(request(Granularity.DAILY, "owner").toBuilder()
                        .nextPageToken(Base64.getEncoder().encodeToString("1:abc".getBytes(StandardCharsets.UTF_8)))
                        .build()))
                .isInstanceOf(RequestChangedException.class);
    }

    @Test
    void forecast_goesOnAsBefore_onceThereIsAMonth() {
        bench.advance(Duration.ofDays(1));
        assertThatThrownBy(this::forecast).isInstanceOf(DataUnavailableException.class);
        bench.advance(Duration.ofDays(30));
        // 2.40 a day for each of the last thirty, to the end of December
        assertThat(forecast()).isEqualTo("19.2000000000");
    }

    @Test
    void budgets_always_haveWhatIsSpentThisMonth() {
        bench.cloud().costs().activate("owner").budget("lee", "100", Map.of("owner", "lee"));
        bench.advance(Duration.ofHours(10));
        BudgetsClient budgets = BudgetsClient.builder()
                .region(Region.US_EAST_1)
                .httpClient(bench.cloud().httpClient())
                .credentialsProvider(bench.cloud().credentials(Bench.CENTRAL, "ines"))
                .build();
        Budget budget = budgets.describeBudgets(r -> r.accountId(Bench.CENTRAL))
                .budgets()
                .get(0);
        assertThat(budget.calculatedSpend().actualSpend().amount()).isEqualByComparingTo("1");
        assertThatThrownBy(() -> budgets.describeBudgets(r -> r.accountId(Bench.DEV)))
                .hasMessageContaining("different account");
    }

    private String forecast() {
        return costs.getCostForecast(r -> r.timePeriod(p ->
                                p.start(bench.now().toString().substring(0, 10)).end("2027-01-01"))
                        .granularity(Granularity.MONTHLY)
                        .metric("UNBLENDED_COST"))
                .total()
                .amount();
    }

    private void refused(Consumer<GetCostAndUsageRequest.Builder> change, String why) {
        GetCostAndUsageRequest.Builder request = request(Granularity.MONTHLY, "owner").toBuilder();
        change.accept(request);
        assertThatThrownBy(() -> costs.getCostAndUsage(request.build())).hasMessageContaining(why);
    }

    private List<UpdateCostAllocationTagsStatusError> activate(String... keys) {
        return costs.updateCostAllocationTagsStatus(r -> r.costAllocationTagsStatus(Arrays.stream(keys)
                        .map(key -> CostAllocationTagStatusEntry.builder()
                                .tagKey(key)
                                .status(CostAllocationTagStatus.ACTIVE)
                                .build())
                        .toList()))
                .errors();
    }

    private Map<String, String> byDay(String tag) {
        return costs.getCostAndUsage(request(Granularity.DAILY, tag)).resultsByTime().stream()
                .flatMap(result -> result.groups().stream()
                        .map(group -> Map.entry(result.timePeriod().start() + " " + group.keys(), amount(group))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String amount(Group group) {
        return Objects.requireNonNull(group.metrics().get("UnblendedCost")).amount();
    }

    private static GetCostAndUsageRequest request(Granularity granularity, String tag) {
        return GetCostAndUsageRequest.builder()
                .timePeriod(p -> p.start("2026-11-01").end("2026-12-01"))
                .granularity(granularity)
                .metrics("UnblendedCost", "UsageQuantity")
                .groupBy(GroupDefinition.builder()
                        .type(GroupDefinitionType.TAG)
                        .key(tag)
                        .build())
                .build();
    }

    private CostExplorerClient explorer(String account) {
        return CostExplorerClient.builder()
                .region(Region.US_EAST_1)
                .httpClient(bench.cloud().httpClient())
                .credentialsProvider(bench.cloud().credentials(account, "ines"))
                .build();
    }
}
