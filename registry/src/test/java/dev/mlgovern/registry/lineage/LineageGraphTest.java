package dev.mlgovern.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageGraphTest {
    private static final AccountId DEV = AccountId.of("111111111111");
    private static final AccountId PROD = AccountId.of("333333333333");

    private final LineageNode endpoint = node(Kind.CONTEXT, "Endpoint", "churn", PROD);
    private final LineageNode deployment = node(Kind.ACTION, "ModelDeployment", "deploy-churn", PROD);
    private final LineageNode version = node(Kind.ARTIFACT, "ModelPackage", "churn/1", DEV);
    private final LineageNode model = node(Kind.ARTIFACT, "Model", "model.tar.gz", DEV);
    private final LineageNode data = node(Kind.ARTIFACT, "DataSet", "train.csv", DEV);

    @Test
    void toString_ofAChain_isATreeFromTheStartBackToTheData() {
        LineageGraph graph = graph(
                List.of(data, model, version, deployment, endpoint),
                edge(deployment, endpoint, "AssociatedWith"),
                edge(version, deployment, "ContributedTo"),
                edge(model, version, "ContributedTo"),
                edge(data, model, "ContributedTo"));

        assertThat(graph).hasToString("""
                        Endpoint churn [333333333333] uri:churn
                        └─ ModelDeployment deploy-churn [333333333333] uri:deploy-churn (AssociatedWith)
                           └─ ModelPackage churn/1 [111111111111] uri:churn/1 (ContributedTo)
                              └─ Model model.tar.gz [111111111111] uri:model.tar.gz (ContributedTo)
                                 └─ DataSet train.csv [111111111111] uri:train.csv (ContributedTo)""");
    }

    @Test
    void toString_whenANodeComesUpTwice_showsWhatIsBelowItOnce() {
        LineageGraph graph = graph(
                List.of(endpoint, deployment, version, data),
                edge(version, endpoint, "AssociatedWith"),
                edge(deployment, endpoint, "AssociatedWith"),
                edge(version, deployment, "ContributedTo"),
                edge(data, version, "ContributedTo"));

        assertThat(graph.toString()).containsOnlyOnce("train.csv [").contains("…see above");
    }

    @Test
    void toString_whenNodesLeadToEachOther_ends() {
        LineageGraph graph = graph(
                List.of(endpoint, version),
                edge(version, endpoint, "AssociatedWith"),
                edge(endpoint, version, "AssociatedWith"));

        assertThat(graph.toString().lines()).hasSize(3);
    }

    @Test
    void toString_withGaps_saysWhereItEnds() {
        LineageGraph graph = new LineageGraph(
                version, List.of(version), List.of(), List.of(new LineageGap(DEV, "uri:churn/1", "denied")));

        assertThat(graph.toString()).endsWith("not followed into 111111111111 (uri:churn/1): denied");
    }

    @Test
    void nodes_inWhateverOrderTheyCame_areSorted() {
        LineageGraph one = graph(List.of(data, endpoint, model));
        LineageGraph other = graph(List.of(model, data, endpoint));

        assertThat(one).isEqualTo(other);
        assertThat(one.nodes()).containsExactly(data, model, endpoint);
        assertThat(one.ofType("Model")).containsExactly(model);
    }

    @Test
    void node_thatIsNotThere_saysSo() {
        assertThatThrownBy(() -> graph(List.of(endpoint)).node("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    private LineageGraph graph(List<LineageNode> nodes, LineageEdge... edges) {
        return new LineageGraph(endpoint, nodes, List.of(edges), List.of());
    }

    private static LineageEdge edge(LineageNode from, LineageNode to, String association) {
        return new LineageEdge(from.key(), to.key(), association);
    }

    private static LineageNode node(Kind kind, String type, String name, AccountId account) {
        return new LineageNode(kind + " " + name, kind, type, name, "uri:" + name, account, Map.of());
    }
}
