package dev.mlgovern.core.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.core.work.ProgressListener;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DisplayTest {
    private static final Topology TOPOLOGY = TestBank.topology().load();

    @Test
    void html_topology_isATableOfAccountsAndOneOfTeamsWithoutTheExternalId() throws Exception {
        String html = Display.html(TOPOLOGY).orElseThrow();

        Document page = parse(html);
        assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(2);
        assertThat(page.getElementsByTagName("tr").getLength())
                .isEqualTo(2 + TOPOLOGY.accounts().size() + TOPOLOGY.teams().size());
        assertThat(html).contains("222222222222").doesNotContain(TestBank.EXTERNAL_ID);
    }

    @Test
    void html_anyFragment_loadsAndRunsNothing() {
        assertThat(Display.html(TOPOLOGY).orElseThrow())
                .doesNotContain("<script", "<link", "src=", "href", "@import", "url(", " id=", "http");
    }

    @Test
    void html_plan_showsEachStepWithWhatItNeeds() throws Exception {
        String html = Display.html(plan("copy <model>")).orElseThrow();

        Document page = parse(html);
        assertThat(page.getElementsByTagName("caption").item(0).getTextContent())
                .isEqualTo("promote churn: 1 of 2 steps to do");
        assertThat(html)
                .contains("copy &lt;model&gt;", "1,234,567", "becomes b", "1 action", "s3:GetObject", "to do", "done")
                .doesNotContain("<model>");
    }

    @Test
    void html_collection_isOneTableOfWhatIsInIt() throws Exception {
        String html = Display.html(TOPOLOGY.accounts()).orElseThrow();

        assertThat(parse(html).getElementsByTagName("table").getLength()).isEqualTo(1);
        assertThat(html).contains(TOPOLOGY.accounts().get(0).name());
    }

    @Test
    void html_pages_fetchesNoMoreThanItShows() {
        List<Integer> fetched = new ArrayList<>();
        Pages<Shown> pages = Pages.of(token -> {
            int page = token == null ? 0 : Integer.parseInt(token);
            fetched.add(page);
            List<Shown> items = IntStream.range(0, 60)
                    .mapToObj(i -> new Shown("item " + (page * 60 + i) + "."))
                    .toList();
            return new Pages.Page<>(items, String.valueOf(page + 1));
        });

        String html = Display.html(pages).orElseThrow();

        assertThat(html).contains("item 99.", "these are the first 100").doesNotContain("item 100.");
        assertThat(fetched).containsExactly(0, 1);
    }

    @Test
    void html_optional_showsWhatIsInIt() {
        assertThat(Display.html(Optional.of(new Shown("it")))).isEqualTo(Display.html(new Shown("it")));
        assertThat(Display.html(Optional.empty())).isEmpty();
    }

    @Test
    void html_subtypeWithAViewOfItsOwn_isShownByThat() {
        assertThat(Display.html(new Shown("it"))).contains("shown it");
        assertThat(Display.html(new SampleViews.Special("it"))).contains("special it");
    }

    @Test
    void html_withoutAView_isEmpty() {
        assertThat(Display.html("text")).isEmpty();
        assertThat(Display.html(null)).isEmpty();
        assertThat(Display.html(List.of())).isEmpty();
        assertThat(Display.html(List.of(new Shown("it"), "text"))).isEmpty();
    }

    @Test
    void html_viewThatLacksAClass_isEmpty() {
        assertThat(Display.html(new SampleViews.Lacking())).isEmpty();
    }

    private static Plan<String> plan(String step) {
        List<PlannedStep> steps = List.of(
                new PlannedStep(
                        step,
                        AccountId.of("111111111111"),
                        List.of(),
                        List.of(),
                        List.of("s3:GetObject"),
                        1_234_567,
                        List.of("becomes b"),
                        List.of(),
                        false),
                new PlannedStep(
                        "end",
                        AccountId.of("111111111111"),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        List.of(),
                        true));
        return new Plan<>() {
            @Override
            public String title() {
                return "promote churn";
            }

            @Override
            public List<PlannedStep> steps() {
                return steps;
            }

            @Override
            public String run(ProgressListener progress) {
                throw new UnsupportedOperationException("only looked at");
            }
        };
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
