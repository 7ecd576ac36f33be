package dev.mlgovern.examples.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.wbr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The tables of the page. */
final class Tables {
    private static final Set<String> NUMBERS = Set.of("Reads", "Changes");

    private final RunReport report;

    Tables(RunReport report) {
        this.report = report;
    }

    DomContent tags() {
        TreeSet<String> keys = new TreeSet<>();
        report.tagged().forEach(resource -> keys.addAll(resource.tags().keySet()));
        List<String> heads = new ArrayList<>(List.of("Resource", "Account"));
        heads.addAll(keys);
        return captioned(
                "Every resource that was made, and who pays for it",
                heads,
                report.tagged().stream()
                        .map(resource -> tr(
                                th(resource.resource()).attr("scope", "row"),
                                td(account(resource.account())),
                                each(keys, key -> td(resource.tags().getOrDefault(key, "")))))
                        .toList());
    }

    DomContent digests() {
        return captioned(
                "SHA-256 of the model archive, computed from the bytes read at each place",
                List.of("Read from", "Account", "SHA-256"),
                report.digests().stream()
                        .map(digest -> tr(
                                th(digest.place()).attr("scope", "row"),
                                td(account(digest.account())),
                                td(code(digest.sha256()))))
                        .toList());
    }

    DomContent calls() {
        int most = report.accounts().stream()
                .mapToInt(lane -> lane.reads() + lane.changes())
                .max()
                .orElse(1);
        return captioned(
                "AWS calls in each account",
                List.of("Account", "Reads", "Changes", "Of the busiest account"),
                report.accounts().stream()
                        .map(lane -> tr(
                                th(account(lane.id())).attr("scope", "row"),
                                td(count(lane.reads())).withClass("number"),
                                td(count(lane.changes())).withClass("number"),
                                td(bar(lane, most))))
                        .toList());
    }

    private DomContent bar(RunReport.Lane lane, int most) {
        return div(bar("reads", lane.reads(), most), bar("changes", lane.changes(), most))
                .withClass("bars lane-" + Lanes.indexOf(report, lane.id()))
                .attr("aria-hidden", "true");
    }

    private static DomContent bar(String kind, int calls, int most) {
        return span().withClass(kind)
                .attr("style", String.format(Locale.ROOT, "width:%.1f%%", 100.0 * calls / Math.max(1, most)));
    }

    private DomContent account(String id) {
        int lane = Lanes.indexOf(report, id);
        return span(span().withClass("dot"), text(report.accounts().get(lane).name()))
                .withClass("account lane-" + lane);
    }

    private static DomContent captioned(String caption, List<String> heads, List<? extends DomContent> rows) {
        return div(table(caption(caption), thead(tr(each(heads, Tables::head))), tbody().with(rows)))
                .withClass("wide");
    }

    /** A head may be broken after a colon: tag keys are long. */
    private static DomContent head(String head) {
        List<String> parts = List.of(head.split("(?<=:)"));
        return th(each(parts, part -> each(text(part), wbr())))
                .attr("scope", "col")
                .withCondClass(NUMBERS.contains(head), "number");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
