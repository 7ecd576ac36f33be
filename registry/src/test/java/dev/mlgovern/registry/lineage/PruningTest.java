package dev.mlgovern.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruningTest {
    private static final AccountId PROD = AccountId.of("333333333333");

    private final LineageNode endpoint = node(Kind.CONTEXT, "Endpoint", "endpoint", Map.of());
    private final LineageNode ours = node(Kind.ACTION, "ModelDeployment", "ours", Map.of("recorded-by", "mlgovern"));
    private final LineageNode theirs = node(Kind.ACTION, "ModelDeployment", "theirs", Map.of());
    private final LineageNode first = node(Kind.ARTIFACT, "ModelPackage", "churn/1", Map.of());
    private final LineageNode second = node(Kind.ARTIFACT, "ModelPackage", "churn/2", Map.of());

    @Test
    void graph_whenSageMakerRecordedTheSameDeployment_keepsOurs() {
        LineageGraph graph =
                graph(edge(ours, endpoint), edge(first, ours), edge(theirs, endpoint), edge(first, theirs));

        assertThat(graph.nodes()).containsExactlyInAnyOrder(endpoint, ours, first);
        assertThat(graph.edges()).hasSize(2);
    }

    @Test
    void graph_whenSageMakerRecordedAnotherVersion_keepsBoth() {
        LineageGraph graph =
                graph(edge(ours, endpoint), edge(first, ours), edge(theirs, endpoint), edge(second, theirs));

        assertThat(graph.nodes()).contains(theirs, second);
    }

    @Test
    void graph_ofWhatNobodyRecordedHere_keepsSageMakers() {
        LineageGraph graph = graph(edge(theirs, endpoint), edge(first, theirs));

        assertThat(graph.nodes()).containsExactlyInAnyOrder(endpoint, theirs, first);
    }

    private LineageGraph graph(LineageEdge... edges) {
        Map<String, LineageNode> nodes = new LinkedHashMap<>();
        List.of(endpoint, ours, theirs, first, second).forEach(node -> nodes.put(node.key(), node));
        return new Pruning(nodes, List.of(edges)).graph(endpoint, List.of());
    }

    private static LineageEdge edge(LineageNode from, LineageNode to) {
        return new LineageEdge(from.key(), to.key(), "ContributedTo");
    }

    private static LineageNode node(Kind kind, String type, String name, Map<String, String> facts) {
        String uri = kind == Kind.ARTIFACT ? name : "endpoint";
        return new LineageNode(kind + " " + name, kind, type, name, uri, PROD, facts);
    }
}
