package dev.mlgovern.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mlgovern.examples.fraud.Payments;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.observability.audit.AuditKind;
import dev.mlgovern.observability.audit.Story;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class QuickstartTest {
    private static final Run RUN = Run.once();

    @TempDir
    Path folder;

    @Test
    void run_tellsTheWholeRoadInOrder() {
        assertThat(RUN.report.steps())
                .extracting(step -> firstWord(step.actor()) + " " + firstWord(step.title()))
                .containsExactly(
                        "fay publishes",
                        "ines lets",
                        "dana looks",
                        "dana plans",
                        "dana runs",
                        "dana trains",
                        "dana registers",
                        "lee approves",
                        "release plans",
                        "release runs",
                        "ines approves",
                        "release deploys",
                        "release asks",
                        "ines approves",
                        "release deploys",
                        "release asks",
                        "ines follows",
                        "ines asks",
                        "release runs",
                        "ines compares",
                        "ines reads",
                        "ines asks");
        assertThat(RUN.printed)
                .containsSubsequence(
                        "approval: PENDING",
                        "approved by lee",
                        "promote card-payments/1 to fraud-card-payments",
                        "approval: PENDING",
                        "approved by ines",
                        "endpoint/fraud-card-payments",
                        "Production: approved by ines",
                        "endpoint/fraud-card-payments");
    }

    @Test
    void run_secondPromotion_changesNothing() {
        assertThat(RUN.report.facts()).containsEntry("Changes by a second run", "0");
        assertThat(RUN.printed).containsPattern("\\d+ calls, 0 of them changes");
    }

    @Test
    void run_archive_isTheSameFromDevToProd() {
        List<RunReport.Digest> digests = RUN.report.digests();
        assertThat(digests)
                .extracting(RunReport.Digest::account)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(digests)
                .extracting(RunReport.Digest::sha256)
                .containsOnly(digests.get(0).sha256());
        assertThat(digests.get(0).sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void run_everythingThatWasMade_saysWhoPays() {
        assertThat(RUN.report.tagged())
                .extracting(each -> each.resource().replaceFirst("/.*", ""))
                .contains("model-package-group", "model", "endpoint-config", "endpoint", "action", "artifact");
        assertThat(RUN.report.tagged())
                .allSatisfy(each -> assertThat(each.tags())
                        .containsEntry("anybank:finance:cost-center", "4711")
                        .containsEntry("anybank:finance:owner", "lee")
                        .containsEntry("anybank:finance:business-unit", "payments")
                        .containsKey("anybank:workload:environment"));
    }

    @Test
    void run_history_hasEveryDecisionAndDeployment() {
        assertThat(RUN.report.history()).asInstanceOf(type(Story.class)).satisfies(story -> {
            assertThat(story.failures()).isEmpty();
            assertThat(story.versions()).hasSize(2);
            assertThat(story.endpoints()).hasSize(2);
            assertThat(story.events())
                    .filteredOn(event -> event.kind() == AuditKind.DECISION)
                    .hasSize(3);
        });
    }

    @Test
    void run_costs_areThoseOfTwoEndpoints() {
        assertThat(RUN.printed).containsPattern("asks nine days later what the month cost");
        assertThat(RUN.report.costPage()).contains("card-payments", "payments");
    }

    @Test
    void run_lineage_leadsFromTheEndpointToTheData() {
        LineageGraph lineage = RUN.report.lineage().graph();
        assertThat(lineage.nodes())
                .extracting(LineageNode::type)
                .contains("Endpoint", "ModelDeployment", "ModelPackage", "ModelPromotion", "Image", "DataSet");
        LineageNode data = lineage.ofType("DataSet").stream()
                .filter(node -> node.uri().endsWith("/train.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(reachedFrom(lineage, data.key()))
                .extracting(LineageNode::type)
                .contains("ModelTraining", "Model", "ModelPackage", "Endpoint");
        assertThat(lineage.ofType("FeatureGroup"))
                .allSatisfy(
                        group -> assertThat(reachedFrom(lineage, group.key())).contains(data))
                .extracting(LineageNode::uri)
                .containsExactlyInAnyOrder(
                        "arn:aws:sagemaker:eu-west-1:666666666666:feature-group/card-activity",
                        "arn:aws:sagemaker:eu-west-1:666666666666:feature-group/merchant-risk");
        assertThat(RUN.printed).containsSubsequence("endpoint fraud-card-payments [fraud-prod]", "data set train.csv");
    }

    @Test
    void trainingSet_ofPayments_hasTheFeaturesAsTheyWereBeforeEachOfThem() throws IOException {
        Payments payments = Payments.make(3, 600);
        try (Bank bank = Bank.open(Quickstart.topology())) {
            FeatureStory story = new FeatureStory(
                    bank,
                    new Narrator(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
            story.publish(payments);

            assertThat(story.trainingSet(payments).payments()).isEqualTo(payments);
        }
    }

    @Test
    void write_theRun_isAPageThatLoadsNothing() throws Exception {
        Path page = Quickstart.write(RUN.report, folder.resolve("quickstart"));

        Document html =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
        assertThat(html.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(html.getElementsByTagName("link").getLength()).isZero();
        assertThat(html.getElementsByTagName("script").getLength()).isZero();
        assertThat(html.getElementsByTagName("img").getLength()).isZero();
    }

    private static List<LineageNode> reachedFrom(LineageGraph graph, String key) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(key))
                .flatMap(
                        edge -> Stream.concat(Stream.of(graph.node(edge.to())), reachedFrom(graph, edge.to()).stream()))
                .toList();
    }

    private static String firstWord(String text) {
        return text.replaceFirst("[, ].*", "");
    }

    private record Run(RunReport report, String printed) {
        static Run once() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                RunReport report = Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
                return new Run(report, bytes.toString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
