package dev.mlgovern.registry.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.display.Display;
import dev.mlgovern.registry.lineage.LineageGraph;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LineageSvgTest {
    private static final LineageGraph GRAPH = SampleLineage.graph();

    @Test
    void html_lineage_isDrawnWithABoxForEachNodeAndALineForEachEdge() throws Exception {
        String html = Display.html(GRAPH).orElseThrow();

        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("rect").getLength())
                .isEqualTo(2 * GRAPH.nodes().size());
        assertThat(page.getElementsByTagName("path").getLength())
                .isEqualTo(2 * GRAPH.edges().size());
        assertThat(html)
                .contains(
                        "payments &lt;2026&gt;.csv",
                        "contributed to",
                        "Not followed into 333333333333: denied &amp; gone")
                .contains("fraud-scoring@sha256:3fa2b1c4…")
                .doesNotContain("<script", " id=", "url(", "href", "<2026>");
    }

    @Test
    void html_lineage_isTheSameEachTime() {
        assertThat(Display.html(GRAPH)).isEqualTo(Display.html(SampleLineage.graph()));
    }

    @Test
    void html_picture_namesTheAccountsThatItIsGiven() {
        LineagePicture named =
                LineagePicture.of(GRAPH, List.of(SampleLineage.account("fraud-prod", SampleLineage.PROD)));

        assertThat(Display.html(named).orElseThrow())
                .contains("fraud-prod", "111111111111")
                .doesNotContain("444444444444");
        assertThat(named.toString())
                .startsWith("endpoint fraud-card-payments-prod [fraud-prod]")
                .contains("data set payments <2026>.csv [222222222222]")
                .doesNotContain("uri:payments");
    }
}
