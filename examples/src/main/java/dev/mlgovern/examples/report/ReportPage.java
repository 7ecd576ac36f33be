package dev.mlgovern.examples.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.mlgovern.core.display.Display;
import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page: one file, nothing to load, the same on screen and on paper. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param report what to show
     * @return HTML that is well-formed XML too
     */
    public static String of(RunReport report) {
        Tables tables = new Tables(report);
        HtmlTag page = html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(report.title()),
                                style(rawHtml(stylesheet()))),
                        body(
                                top(report),
                                main(
                                        part("What happened, and where", new Lanes(report).content()),
                                        part("From the endpoint back to the data", shown(report.lineage())),
                                        part(
                                                "What happened to the version, as the trail tells it",
                                                shown(report.history())),
                                        part("The plan of the promotion", shown(report.plan())),
                                        part("The same bytes everywhere", tables.digests()),
                                        part("Who pays", tables.tags()),
                                        part("Calls to AWS", tables.calls()))))
                .withLang("en");
        return "<!DOCTYPE html>\n" + render(page);
    }

    private static DomContent top(RunReport report) {
        return header(
                h1(report.title()),
                p(report.lead()).withClass("lead"),
                dl(each(report.facts(), (name, value) -> div(dt(name), dd(value)))));
    }

    private static DomContent part(String title, DomContent... content) {
        return section(h2(title)).with(content);
    }

    /** As the library shows it anywhere. */
    private static DomContent shown(Object value) {
        return rawHtml(Display.html(value).orElseThrow());
    }

    private static String render(HtmlTag page) {
        try {
            Config config = Config.defaults().withEmptyTagsClosed(true);
            return page.render(FlatHtml.inMemory(config)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stylesheet() {
        try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
