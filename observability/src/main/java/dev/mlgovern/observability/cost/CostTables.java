package dev.mlgovern.observability.cost;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of the page. */
final class CostTables {
    private static final int MOST = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MonthlyCosts costs;
    private final CostReport teams;

    CostTables(MonthlyCosts costs) {
        this.costs = costs;
        this.teams = costs.teams();
    }

    List<DomContent> all() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(div(
                        split("By team", "Who answers for it", teams, CostDimension.OWNER),
                        split("By product", "Models and what belongs to them", teams, CostDimension.PRODUCT))
                .withClass("pair"));
        parts.add(div(
                        split("By line of business", "", costs.byStage(), CostDimension.BUSINESS_UNIT),
                        split("By stage", "", costs.byStage(), CostDimension.STAGE))
                .withClass("pair"));
        parts.add(movers());
        parts.add(div(instances(), users()).withClass("pair"));
        return parts;
    }

    BigDecimal unowned() {
        return teams.query().by().contains(CostDimension.OWNER)
                ? teams.untaggedShare(CostDimension.OWNER)
                : BigDecimal.ONE;
    }

    DomContent budgets() {
        return costs.budgets().isEmpty()
                ? text("")
                : section(
                        h2("Budgets"),
                        div(each(costs.budgets(), CostTables::budget)).withClass("budgets"));
    }

    private static DomContent budget(BudgetState budget) {
        String state = budget.forecast()
                .map(expected -> budget.exceeded()
                        ? "will not hold: %s expected".formatted(expected)
                        : "will hold: %s expected".formatted(expected))
                .orElse(budget.exceeded() ? "is spent" : "");
        return div(
                        div(
                                        span(budget.name()).withClass("name"),
                                        span("%s of %s".formatted(budget.actual(), budget.limit())))
                                .withClass("row"),
                        bar(budget.used(), budget.exceeded() ? "bar over" : "bar"),
                        span(state).withClass("note"))
                .withClass("budget");
    }

    private DomContent split(String title, String note, CostReport report, CostDimension dimension) {
        if (!report.query().by().contains(dimension)) {
            return text("");
        }
        Map<String, Money> all = report.by(dimension);
        Money total = report.total();
        List<DomContent> rows = new ArrayList<>();
        all.entrySet().stream()
                .limit(MOST)
                .forEach(each -> rows.add(row(named(each.getKey()), each.getValue(), total)));
        if (all.size() > MOST) {
            Money rest = all.values().stream().skip(MOST).reduce(Money.zero(total.currency()), Money::plus);
            rows.add(row("%d others".formatted(all.size() - MOST), rest, total));
        }
        return section(
                h2(title),
                p(note.isEmpty() ? "Share of the month's cost" : note).withClass("note"),
                table(tbody(each(rows, row -> row))));
    }

    private static DomContent row(String name, Money cost, Money total) {
        BigDecimal share = cost.shareOf(total);
        return tr(
                th(name).attr("scope", "row"),
                td(bar(share, "bar")).withClass("share"),
                td(percent(share)).withClass("number"),
                td(cost.toString()).withClass("number"));
    }

    private static DomContent bar(BigDecimal share, String style) {
        BigDecimal width = share.max(BigDecimal.ZERO).min(BigDecimal.ONE).multiply(HUNDRED);
        return div(div().withStyle("width:" + width.setScale(1, RoundingMode.HALF_UP) + "%"))
                .withClass(style);
    }

    private DomContent movers() {
        CostReport whole = costs.wholeMonths();
        List<CostMove> moves = whole.movers(MOST / 2);
        if (moves.isEmpty()) {
            return text("");
        }
        YearMonth last = YearMonth.from(whole.lastStart());
        return section(
                h2("Biggest changes from %s to %s".formatted(name(last.minusMonths(1)), name(last))),
                p("By team and product, whole months").withClass("note"),
                table(
                        thead(tr(heads(List.of("What", "Change", "Before", "Now")))),
                        tbody(each(
                                moves,
                                move -> tr(
                                        th(names(move.values())).attr("scope", "row"),
                                        td(signed(move.change())).withClass("number"),
                                        td(move.before().toString()).withClass("number"),
                                        td(move.after().toString()).withClass("number"))))));
    }

    private DomContent instances() {
        List<InstanceUsage> used = costs.instances();
        if (used.isEmpty()) {
            return text("");
        }
        return section(
                h2("Instances"),
                p("Hours of all instances together").withClass("note"),
                table(
                        thead(tr(heads(List.of("Type", "Hours", "Cost")))),
                        tbody(each(
                                used.stream().limit(MOST).toList(),
                                one -> tr(
                                        th(one.instanceType() + ", " + purpose(one.purpose()))
                                                .attr("scope", "row"),
                                        td(String.format(Locale.ROOT, "%,.0f", one.hours()))
                                                .withClass("number"),
                                        td(one.cost().toString()).withClass("number"))))));
    }

    private DomContent users() {
        List<Map.Entry<String, Money>> users = costs.usage().by(CostDimension.USER).entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .limit(MOST)
                .toList();
        if (users.isEmpty()) {
            return text("");
        }
        return section(
                h2("Studio users"),
                p("What they ran in Studio").withClass("note"),
                table(tbody(each(
                        users,
                        user -> tr(
                                th(user.getKey().substring(user.getKey().lastIndexOf('/') + 1))
                                        .attr("scope", "row"),
                                td(user.getValue().toString()).withClass("number"))))));
    }

    static String name(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static DomContent[] heads(List<String> names) {
        List<DomContent> heads = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            heads.add(th(names.get(i)).withClass(i == 0 ? "" : "number").attr("scope", "col"));
        }
        return heads.toArray(DomContent[]::new);
    }

    private static String purpose(String purpose) {
        return Optional.ofNullable(Map.of("Host", "endpoints", "Train", "training", "Processing", "processing")
                        .get(purpose))
                .orElse(purpose);
    }

    static String named(String value) {
        return value.isEmpty() ? "not tagged" : value;
    }

    static String names(List<String> values) {
        return values.isEmpty()
                ? "everything"
                : values.stream().map(CostTables::named).distinct().collect(Collectors.joining(", "));
    }

    static String signed(Money money) {
        return (money.amount().signum() > 0 ? "+" : "") + money;
    }

    static String percent(BigDecimal share) {
        BigDecimal percent = share.multiply(HUNDRED);
        boolean tiny = percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0;
        return tiny ? "under 1 %" : percent.setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
