package dev.mlgovern.examples.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** The run itself: a column for each account, a row for each step. */
final class Lanes {
    private final RunReport report;

    Lanes(RunReport report) {
        this.report = report;
    }

    /** The column of an account, from 0. */
    static int indexOf(RunReport report, String account) {
        List<RunReport.Lane> lanes = report.accounts();
        return IntStream.range(0, lanes.size())
                .filter(i -> lanes.get(i).id().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column for account " + account));
    }

    DomContent content() {
        int columns = report.accounts().size();
        DomContent heads = div(each(report.accounts(), this::head)).withClass("heads");
        List<DomContent> rows =
                IntStream.range(0, report.steps().size()).mapToObj(this::row).toList();
        DomContent tracks =
                div(each(report.accounts(), this::track)).withClass("tracks").attr("aria-hidden", "true");
        return div(tracks, heads, ol().with(rows).withClass("steps"))
                .withClass("lanes")
                .attr("style", "--columns:" + columns);
    }

    private DomContent track(RunReport.Lane lane) {
        return div().withClass("lane-" + indexOf(report, lane.id()));
    }

    private DomContent head(RunReport.Lane lane) {
        return div(h3(lane.name()), p(lane.purpose()), p(lane.id()).withClass("id"))
                .withClass("head lane-" + indexOf(report, lane.id()));
    }

    private DomContent row(int index) {
        RunReport.Event step = report.steps().get(index);
        int lane = indexOf(report, step.account());
        int from = indexOf(report, step.from());
        DomContent card = div(
                        p(
                                        span(String.valueOf(index + 1)).withClass("number"),
                                        span(report.accounts().get(lane).name()).withClass("where"),
                                        span(step.actor()).withClass("actor"))
                                .withClass("who"),
                        h3(step.title()),
                        iff(!step.details().isEmpty(), ul(each(step.details(), detail -> li(detail)))))
                .withClass("card")
                .attr("style", "grid-column:" + (lane + 1));
        return li(iff(from != lane, reach(lane, from)), card).withClass("lane-" + lane);
    }

    /** A line from the account that a step came from or reached into. */
    private static DomContent reach(int lane, int from) {
        int first = Math.min(lane, from);
        int last = Math.max(lane, from);
        String direction = from < lane ? "right" : "left";
        return div().withClass("reach " + direction)
                .attr("aria-hidden", "true")
                .attr("style", "grid-column:" + (first + 1) + "/" + (last + 2));
    }
}
