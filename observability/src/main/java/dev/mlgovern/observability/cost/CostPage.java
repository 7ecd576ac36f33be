package dev.mlgovern.observability.cost;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The month's costs as one file of HTML: what matters first, in plain words. */
final class CostPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final MonthlyCosts costs;
    private final CostTables tables;
    private final String month;
    private final String before;

    private CostPage(MonthlyCosts costs) {
        this.costs = costs;
        this.tables = new CostTables(costs);
        this.month = CostTables.name(costs.month());
        this.before = CostTables.name(costs.month().minusMonths(1));
    }

    static String of(MonthlyCosts costs) {
        return new CostPage(costs).render();
    }

    private String render() {
        String name = "What the accounts of the %s cost in %s %d"
                .formatted(
                        costs.wholeOrganization() ? "organization" : "platform",
                        month,
                        costs.month().getYear());
        List<DomContent> parts = new ArrayList<>();
        parts.add(header(h1(name), p(summary()).withClass("summary"), tiles()));
        parts.add(tables.budgets());
        parts.add(section(
                h2("Day by day"),
                chart("day", CostSeries.days(costs.byDay())),
                p("US dollars a day, in UTC").withClass("note")));
        parts.add(section(
                h2("The last six months"),
                chart("month", CostSeries.months(costs.byTeam())),
                p("US dollars a month, by who answers for them").withClass("note")));
        parts.addAll(tables.all());
        parts.add(foot());
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        title(name),
                                        style(rawHtml(Stylesheet.TEXT))),
                                body(div(each(parts, part -> part)).withClass("page")))
                        .withLang("en")
                        .render();
    }

    private String summary() {
        String so = costs.over()
                ? "%s cost %s.".formatted(month, costs.total())
                : "%s has cost %s up to %s."
                        .formatted(
                                month,
                                costs.total(),
                                DAY.format(costs.byDay().query().last()));
        String next = costs.forecast()
                .map(forecast -> " It is expected to end at %s, %s."
                        .formatted(forecast.expected(), against(forecast.expected())))
                .orElseGet(() -> costs.over() ? " That is " + against(costs.total()) + "." : "");
        String top = costs.byTeam().movers(1).stream()
                .findFirst()
                .filter(move -> costs.over())
                .map(move -> " The greatest change is %s: %s."
                        .formatted(CostTables.names(move.values()), CostTables.signed(move.change())))
                .orElse("");
        long exceeded = costs.budgets().stream().filter(BudgetState::exceeded).count();
        String budgets = exceeded == 0
                ? ""
                : exceeded == 1 ? " One budget will not hold." : " " + exceeded + " budgets will not hold.";
        return so + next + top + budgets;
    }

    private String against(Money money) {
        Money change = money.minus(costs.before());
        if (costs.before().amount().signum() == 0 || change.amount().signum() == 0) {
            return costs.before().amount().signum() == 0 ? "up from nothing in " + before : "as much as " + before;
        }
        BigDecimal share = change.shareOf(costs.before()).abs();
        if (share.compareTo(new BigDecimal("0.01")) < 0) {
            return "about as much as " + before;
        }
        return "%s %s than %s"
                .formatted(CostTables.percent(share), change.amount().signum() > 0 ? "more" : "less", before);
    }

    private DomContent tiles() {
        List<DomContent> tiles = new ArrayList<>();
        tiles.add(tile(costs.over() ? month : month + " so far", costs.total().toString(), ""));
        costs.forecast()
                .ifPresent(forecast -> tiles.add(tile(
                        "Expected by the end of " + month,
                        forecast.expected().toString(),
                        "likely between %s and %s".formatted(forecast.least(), forecast.most()))));
        tiles.add(tile(before + ", whole month", costs.before().toString(), ""));
        BigDecimal unowned = tables.unowned();
        tiles.add(tile(
                "Without an owner",
                CostTables.percent(unowned),
                unowned.signum() == 0 ? "every cost has an owner" : "of the cost has no owner tag"));
        return div(each(tiles, tile -> tile)).withClass("tiles");
    }

    private static DomContent tile(String label, String value, String note) {
        return div(span(label).withClass("label"), strong(value), span(note).withClass("note"))
                .withClass("tile");
    }

    private static DomContent chart(String name, CostSeries series) {
        return div(rawHtml(CostChart.bars(name, series.labels(), series.values())))
                .withClass("chart")
                .attr("role", "img")
                .attr("aria-label", series.words());
    }

    private DomContent foot() {
        String estimated = costs.byTeam().estimatedFrom().isAfter(costs.month().atEndOfMonth())
                ? "All costs are final. "
                : "Costs are estimates until AWS closes the month; they may trail a day behind. ";
        return footer(p(estimated + "Asking AWS for this page cost " + costs.spent() + "."));
    }

    private static final class Stylesheet {
        static final String TEXT = read();

        private static String read() {
            try (InputStream css = Objects.requireNonNull(CostPage.class.getResourceAsStream("page.css"))) {
                return new String(css.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
