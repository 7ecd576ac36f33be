package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.tag.TagScheme;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Pages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** Asks Cost Explorer, page by page; the SDK has no paginator for it. */
final class Explorer {
    // "The Cost Explorer API provides the following endpoint":
    // https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api.html
    static final Region REGION = Region.US_EAST_1;
    private static final String QUANTITY = "UsageQuantity";

    private final MlPlatform platform;
    private final Account payer;
    private final CostSettings settings;
    private final SpendingGuard guard;
    private final CostFilters filters;

    Explorer(MlPlatform platform, Account payer, CostSettings settings, SpendingGuard guard) {
        this.platform = platform;
        this.payer = payer;
        this.settings = settings;
        this.guard = guard;
        this.filters = new CostFilters(platform.topology(), settings.wholeOrganization());
    }

    CostExplorerClient client() {
        return platform.in(payer.id()).in(REGION).client(CostExplorerClient::builder);
    }

    Account payer() {
        return payer;
    }

    CostFilters filters() {
        return filters;
    }

    SpendingGuard guard() {
        return guard;
    }

    /** The periods from one day to the last, which is part of it. */
    List<Period> ask(Slice slice, LocalDate first, LocalDate last, SpendingGuard.Tally tally) {
        Map<LocalDate, Found> found = new LinkedHashMap<>();
        GetCostAndUsageRequest request = request(slice, first, last);
        Pages.of(token -> page(request, token, tally)).forEach(result -> {
            LocalDate start = LocalDate.parse(result.timePeriod().start().substring(0, 10));
            found.computeIfAbsent(start, missing -> new Found())
                    .add(result, slice, platform.topology().tags());
        });
        return found.entrySet().stream()
                .map(each -> new Period(each.getKey(), each.getValue().rows, each.getValue().estimated))
                .toList();
    }

    private Pages.Page<ResultByTime> page(
            GetCostAndUsageRequest request, @Nullable String token, SpendingGuard.Tally tally) {
        guard.take(tally);
        GetCostAndUsageResponse answer = client().getCostAndUsage(
                        request.toBuilder().nextPageToken(token).build());
        return new Pages.Page<>(
                answer.resultsByTime().stream()
                        .filter(result -> result.timePeriod() != null)
                        .toList(),
                answer.nextPageToken());
    }

    private GetCostAndUsageRequest request(Slice slice, LocalDate first, LocalDate last) {
        GetCostAndUsageRequest.Builder request = GetCostAndUsageRequest.builder()
                .timePeriod(period ->
                        period.start(first.toString()).end(last.plusDays(1).toString()))
                .granularity(slice.grain().granularity())
                .metrics(settings.metric().ofUsage(), QUANTITY)
                .filter(filters.of(slice.only()).orElse(null));
        if (!slice.by().isEmpty()) {
            request.groupBy(slice.by().stream().map(this::group).toList());
        }
        return request.build();
    }

    private GroupDefinition group(CostDimension dimension) {
        return GroupDefinition.builder()
                .type(dimension.tagged() ? GroupDefinitionType.TAG : GroupDefinitionType.DIMENSION)
                .key(dimension.name(platform.topology().tags()).orElseThrow())
                .build();
    }

    /** A period may go on on the next page. */
    private final class Found {
        private final List<Row> rows = new ArrayList<>();
        private boolean estimated;

        void add(ResultByTime result, Slice slice, TagScheme scheme) {
            estimated |= !Boolean.FALSE.equals(result.estimated());
            if (slice.by().isEmpty()) {
                rows.add(row(List.of(), result.total()));
            }
            for (Group group : result.groups()) {
                rows.add(row(values(slice, group.keys(), scheme), group.metrics()));
            }
        }

        private Row row(List<String> values, Map<String, MetricValue> metrics) {
            MetricValue cost = metrics.getOrDefault(settings.metric().ofUsage(), NOTHING);
            MetricValue quantity = metrics.getOrDefault(QUANTITY, NOTHING);
            return new Row(values, money(cost), number(quantity.amount()), text(quantity.unit(), ""));
        }
    }

    private static final MetricValue NOTHING = MetricValue.builder().build();

    static Money money(MetricValue value) {
        return new Money(number(value.amount()), text(value.unit(), Money.DOLLAR));
    }

    static BigDecimal number(@Nullable String amount) {
        return amount == null || amount.isBlank() ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** A tag's value comes as {@code key$value}. */
    private static List<String> values(Slice slice, List<String> keys, TagScheme scheme) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < slice.by().size(); i++) {
            CostDimension dimension = slice.by().get(i);
            String key = i < keys.size() ? keys.get(i) : "";
            String prefix = dimension.name(scheme).orElse("") + '$';
            values.add(dimension.tagged() && key.startsWith(prefix) ? key.substring(prefix.length()) : key);
        }
        return values;
    }
}
