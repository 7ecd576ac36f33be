package dev.mlgovern.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ReportPageTest {
    private static final RunReport REPORT = SampleRun.report();

    @Test
    void of_sampleRun_isOneWellFormedPageThatLoadsNothing() throws Exception {
        String html = ReportPage.of(REPORT);
        Files.writeString(
                Files.createDirectories(Path.of("target/sample-report")).resolve("report.html"), html);

        Document page = parse(html);

        assertThat(page.getElementsByTagName("title").item(0).getTextContent().strip())
                .isEqualTo(REPORT.title());
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("caption").getLength()).isEqualTo(5);
        assertThat(html).doesNotContain("<script", "<link", "src=", "@import");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void of_textWithMarkup_isEscaped() {
        assertThat(ReportPage.of(REPORT))
                .contains("registers it &lt;once&gt;", "fraud-card-payments/1 &lt;central&gt;")
                .doesNotContain("<once>", "<central>");
    }

    @Test
    void of_stepInAnUnknownAccount_saysWhich() {
        RunReport wrong = new RunReport(
                "t",
                "l",
                Map.of(),
                REPORT.accounts(),
                List.of(new RunReport.Event("999999999999", "999999999999", "x", "y", List.of())),
                REPORT.plan(),
                REPORT.lineage(),
                List.of(),
                List.of(),
                REPORT.history(),
                "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportPage.of(wrong))
                .withMessage("no column for account 999999999999");
    }

    private static Document parse(String html) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
