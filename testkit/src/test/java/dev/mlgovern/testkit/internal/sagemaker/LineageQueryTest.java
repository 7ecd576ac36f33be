package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import software.amazon.awssdk.services.sagemaker.model.Edge;
import software.amazon.awssdk.services.sagemaker.model.LineageType;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageRequest;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Vertex;

class LineageQueryTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private final SageMakerClient central = bench.sageMaker(Bench.CENTRAL);

    @Test
    void query_upwards_findsWhatLedThere() {
        List<String> chain = chain(4);
        assertThat(vertices(r -> r.startArns(chain.get(2)).direction(Direction.ASCENDANTS)))
                .containsExactly(chain.get(2), chain.get(1), chain.get(0));
        assertThat(vertices(r -> r.startArns(chain.get(2)).direction(Direction.DESCENDANTS)))
                .containsExactly(chain.get(2), chain.get(3));
        assertThat(vertices(r -> r.startArns(chain.get(2)))).hasSize(4);
    }

    @Test
    void query_asDeepAsAsked_stopsThere() {
        List<String> chain = chain(13);
        String last = chain.get(12);
        assertThat(vertices(
                        r -> r.startArns(last).direction(Direction.ASCENDANTS).maxDepth(2)))
                .hasSize(3);
        assertThat(vertices(r -> r.startArns(last).direction(Direction.ASCENDANTS)))
                .hasSize(11);
    }

    @Test
    void query_inSmallPages_comesWholeWithItsEdges() {
        List<String> chain = chain(5);
        List<QueryLineageResponse> pages = dev
                .queryLineagePaginator(r -> r.startArns(chain.get(4))
                        .direction(Direction.ASCENDANTS)
                        .includeEdges(true)
                        .maxResults(2))
                .stream()
                .toList();
        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> page.edges().stream()).map(Edge::sourceArn))
                .containsExactlyInAnyOrder(chain.get(0), chain.get(1), chain.get(2), chain.get(3));
    }

    @Test
    void query_withoutEdges_answersOnlyWhatMatches() {
        List<String> chain = chain(4);
        QueryLineageResponse found = dev.queryLineage(r -> r.startArns(chain.get(3))
                .direction(Direction.ASCENDANTS)
                .includeEdges(false)
                .filters(f -> f.lineageTypes(LineageType.ARTIFACT).types("Set-0")));
        assertThat(found.vertices()).singleElement().satisfies(vertex -> {
            assertThat(vertex.arn()).isEqualTo(chain.get(0));
            assertThat(vertex.type()).isEqualTo("Set-0");
            assertThat(vertex.lineageType()).isEqualTo(LineageType.ARTIFACT);
        });
        assertThat(found.edges()).isEmpty();
    }

    @Test
    void query_withEdgesAndAFilter_answersThePathToo() {
        List<String> chain = chain(4);
        assertThat(vertices(r -> r.startArns(chain.get(3))
                        .direction(Direction.ASCENDANTS)
                        .includeEdges(true)
                        .filters(f -> f.types("Set-1"))))
                .containsExactly(chain.get(3), chain.get(2), chain.get(1));
    }

    @Test
    void query_fromNothing_isNotFound() {
        assertThatThrownBy(() -> vertices(r -> r.startArns(
                        "arn:aws:sagemaker:eu-west-1:111111111111:artifact/00000000000000000000000000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void query_ofAnotherAccount_needsItsLineageShared() {
        String mine = artifact(dev, "DataSet", "s3://data/train.csv");
        assertThatThrownBy(() -> central.queryLineage(r -> r.startArns(mine)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:QueryLineage");
        bench.shareLineage(Bench.DEV, Bench.CENTRAL);
        assertThat(central.queryLineage(r -> r.startArns(mine)).vertices()).hasSize(1);
    }

    @Test
    void query_overSharedAccounts_joinsWhatIsTheSame() {
        String source = "arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/1";
        String data = artifact(dev, "DataSet", "s3://data/train.csv");
        String made = artifact(dev, "ModelPackage", source);
        associate(dev, data, made);
        String taken = artifact(central, "ModelPackage", source);
        String copy = artifact(central, "ModelPackage", source.replace("111111111111", "222222222222"));
        associate(central, taken, copy);
        Consumer<QueryLineageRequest.Builder> upwards = r -> r.startArns(copy).direction(Direction.ASCENDANTS);
        assertThat(arns(central.queryLineage(upwards))).containsExactly(copy, taken);
        bench.shareLineage(Bench.DEV, Bench.CENTRAL);
        assertThat(arns(central.queryLineage(upwards))).containsExactly(copy, taken, made, data);
    }

    @Test
    void version_isTrackedWithItsPartsItsGroupAndItsApproval() {
        bench.group(Bench.DEV, "churn");
        String version = bench.version(Bench.DEV, "churn");
        bench.approve(Bench.DEV, version);
        String artifact = dev.listArtifacts(r -> r.sourceUri(version))
                .artifactSummaries()
                .get(0)
                .artifactArn();
        assertThat(types(dev.queryLineage(r ->
                        r.startArns(artifact).direction(Direction.ASCENDANTS).maxResults(50))))
                .contains("Model", "Image", "Approval");
        assertThat(types(dev.queryLineage(r -> r.startArns(artifact).direction(Direction.DESCENDANTS))))
                .contains("ModelGroup");
    }

    @Test
    void endpoint_isTrackedBackToItsVersion() {
        bench.scores(request -> InferenceAnswer.json("{}"));
        bench.group(Bench.DEV, "churn");
        String version = bench.version(Bench.DEV, "churn");
        bench.approve(Bench.DEV, version);
        bench.deploy(Bench.DEV, "churn", version);
        String endpoint = "arn:aws:sagemaker:eu-west-1:111111111111:endpoint/churn";
        String context = dev.listContexts(r -> r.sourceUri(endpoint))
                .contextSummaries()
                .get(0)
                .contextArn();
        assertThat(types(dev.queryLineage(r ->
                        r.startArns(context).direction(Direction.ASCENDANTS).maxResults(50))))
                .contains("Endpoint", "ModelDeployment", "ModelPackage", "Model", "Image");
    }

    private List<String> chain(int length) {
        List<String> arns = Stream.iterate(0, i -> i + 1)
                .limit(length)
                .map(i -> artifact(dev, "Set-" + i, "s3://data/" + i))
                .toList();
        for (int i = 1; i < length; i++) {
            associate(dev, arns.get(i - 1), arns.get(i));
        }
        return arns;
    }

    private List<String> vertices(Consumer<QueryLineageRequest.Builder> request) {
        return dev.queryLineagePaginator(request).stream()
                .flatMap(page -> page.vertices().stream())
                .map(Vertex::arn)
                .toList();
    }

    private static List<String> arns(QueryLineageResponse page) {
        return page.vertices().stream().map(Vertex::arn).toList();
    }

    private static List<String> types(QueryLineageResponse page) {
        return page.vertices().stream().map(Vertex::type).toList();
    }

    private static String artifact(SageMakerClient client, String type, String uri) {
        return client.createArtifact(r -> r.artifactType(type).source(s -> s.sourceUri(uri)))
                .artifactArn();
    }

    private static void associate(SageMakerClient client, String from, String to) {
        client.addAssociation(r -> r.sourceArn(from).destinationArn(to).associationType("ContributedTo"));
    }
}
