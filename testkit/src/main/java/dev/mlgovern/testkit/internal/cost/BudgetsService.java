package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Service;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Budgets of the payer: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgets.html */
public final class BudgetsService implements Service {
    private static final int CENTS = 3;

    private final CostBook book;
    private final int pageSize;

    /**
     * Budgets over a bill.
     *
     * @param book the bill
     * @param pageSize the most budgets of a page
     */
    public BudgetsService(CostBook book, int pageSize) {
        this.book = book;
        this.pageSize = pageSize;
    }

    @Override
    public String name() {
        return "budgets";
    }

    /** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html: reading is {@code ViewBudget} */
    @Override
    public List<Access> access(Call call) {
        if (!call.operation().equals("DescribeBudgets")) {
            throw AwsError.unknownOperation(call.operation());
        }
        String arn = "arn:aws:budgets::" + call.input().path("AccountId").asText() + ":budget/*";
        return List.of(Access.of("budgets:ViewBudget", arn, call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        String account = call.input().path("AccountId").asText();
        if (!account.equals(call.accountId())) {
            throw new AwsError(400, "AccessDeniedException", "Account " + account + " is a different account");
        }
        int most = Math.min(pageSize, call.input().path("MaxResults").asInt(100));
        List<ObjectNode> budgets =
                book.isPayer(account) ? book.budgets().stream().map(this::shown).toList() : List.of();
        return new Paging(call, "NextToken").page(budgets, most, "Budgets");
    }

    private ObjectNode shown(BudgetSetting budget) {
        LocalDate today = book.today();
        LocalDate month = today.withDayOfMonth(1);
        BigDecimal actual = book.all()
                .filter(entry -> !entry.day().isBefore(month) && !entry.day().isAfter(today))
                .filter(entry -> budget.tags().entrySet().stream()
                        .allMatch(tag ->
                                book.activeTags().value(entry, tag.getKey()).equals(tag.getValue())))
                .map(CostEntry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal forecast = actual.multiply(BigDecimal.valueOf(today.lengthOfMonth()))
                .divide(BigDecimal.valueOf(today.getDayOfMonth()), CENTS, RoundingMode.HALF_UP);
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("BudgetName", budget.name())
                .put("TimeUnit", "MONTHLY")
                .put("BudgetType", "COST");
        shown.set("BudgetLimit", spend(budget.limit()));
        ObjectNode calculated = shown.putObject("CalculatedSpend");
        calculated.set("ActualSpend", spend(actual));
        calculated.set("ForecastedSpend", spend(forecast));
        if (!budget.tags().isEmpty()) {
            // https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html
            ArrayNode values = shown.putObject("CostFilters").putArray("TagKeyValue");
            budget.tags().forEach((key, value) -> values.add("user:" + key + '$' + value));
        }
        return shown;
    }

    private static ObjectNode spend(BigDecimal amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Amount", amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString())
                .put("Unit", "USD");
    }
}
