package dev.mlgovern.registry.display;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.RoleAccess;
import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGap;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** A lineage as the quickstart's looks, without running it. */
final class SampleLineage {
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId CENTRAL = AccountId.of("111111111111");
    static final AccountId TEST = AccountId.of("333333333333");
    static final AccountId PROD = AccountId.of("444444444444");

    private SampleLineage() {}

    static LineageGraph graph() {
        LineageNode data = node(DEV, "DataSet", "payments <2026>.csv");
        LineageNode model = node(DEV, "Model", "model.tar.gz");
        LineageNode image = node(DEV, "Image", "fraud-scoring@sha256:3fa2b1c4d5e6f7a8");
        LineageNode dev = node(DEV, "ModelPackage", "card-payments/1");
        LineageNode promotion = node(CENTRAL, "ModelPromotion", "promote-5f21c9d0");
        LineageNode central = node(CENTRAL, "ModelPackage", "fraud-card-payments/1");
        LineageNode toTest = node(TEST, "ModelDeployment", "deploy-test-77aa");
        LineageNode toProd = node(PROD, "ModelDeployment", "deploy-prod-91ff");
        LineageNode prod = node(PROD, "Endpoint", "fraud-card-payments-prod");
        LineageNode test = node(TEST, "Endpoint", "fraud-card-payments-test");
        return new LineageGraph(
                prod,
                List.of(data, model, image, dev, promotion, central, toTest, toProd, test, prod),
                List.of(
                        edge(data, model, "ContributedTo"),
                        edge(model, dev, "ContributedTo"),
                        edge(image, dev, "ContributedTo"),
                        edge(dev, promotion, "ContributedTo"),
                        edge(promotion, central, "Produced"),
                        edge(dev, central, "DerivedFrom"),
                        edge(central, toTest, "ContributedTo"),
                        edge(central, toProd, "ContributedTo"),
                        edge(toTest, test, "Produced"),
                        edge(toProd, prod, "Produced")),
                List.of(new LineageGap(TEST, "uri:x", "denied & gone")));
    }

    static Account account(String name, AccountId id) {
        return Account.builder()
                .id(id)
                .name(name)
                .role(AccountRole.ML_PROD)
                .region(Region.EU_WEST_1)
                .access(RoleAccess.builder()
                        .roleArn("arn:aws:iam::" + id + ":role/platform")
                        .build())
                .build();
    }

    private static LineageNode node(AccountId account, String type, String name) {
        return new LineageNode(
                account + "/" + name, LineageNode.Kind.ARTIFACT, type, name, "uri:" + name, account, Map.of());
    }

    private static LineageEdge edge(LineageNode from, LineageNode to, String association) {
        return new LineageEdge(from.key(), to.key(), association);
    }
}
