package dev.mlgovern.examples.report;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.display.LineagePicture;
import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as the quickstart's looks, without running it. */
final class SampleRun {
    static final String DEV = "222222222222";
    static final String CENTRAL = "111111111111";
    static final String OFFICE = "555555555555";
    static final String TEST = "333333333333";
    static final String PROD = "444444444444";
    private static final String SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleRun() {}

    static RunReport report() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("AUC", "0.958");
        facts.put("Accounts", "5");
        facts.put("Calls to AWS", "143");
        facts.put("Model archive", "2,304 bytes");
        return new RunReport(
                "A fraud model goes to production & stays traceable",
                "Team fraud registers it <once>; five accounts, two approvals, one artifact.",
                facts,
                lanes(),
                steps(),
                plan(),
                lineage(),
                tagged(),
                List.of(
                        new RunReport.Digest(DEV, "dev bucket, as registered", SHA),
                        new RunReport.Digest(CENTRAL, "central bucket, as promoted", SHA),
                        new RunReport.Digest(PROD, "prod endpoint, as deployed", SHA)),
                plan(),
                "<html/>");
    }

    private static List<RunReport.Lane> lanes() {
        return List.of(
                new RunReport.Lane(DEV, "fraud-dev", "Team fraud develops", 31, 12),
                new RunReport.Lane(CENTRAL, "ml-shared-services", "Central model registry", 52, 14),
                new RunReport.Lane(OFFICE, "ml-governance", "Governance officers", 2, 0),
                new RunReport.Lane(TEST, "fraud-test", "Acceptance with production-like data", 12, 5),
                new RunReport.Lane(PROD, "fraud-prod", "Serves customers", 11, 5));
    }

    private static List<RunReport.Event> steps() {
        return List.of(
                new RunReport.Event(
                        DEV,
                        DEV,
                        "dana, data scientist",
                        "Trains a model",
                        List.of("8,000 payments, 801 fraud", "AUC 0.958, precision 0.84, recall 0.53")),
                new RunReport.Event(
                        DEV,
                        DEV,
                        "dana, data scientist",
                        "Registers version 1 of fraud-card-payments",
                        List.of("arn:aws:sagemaker:eu-west-1:222222222222:model-package/fraud-card-payments/1")),
                new RunReport.Event(
                        DEV, DEV, "lee, team lead", "Approves it", List.of("because the AUC beats the rules engine")),
                new RunReport.Event(
                        CENTRAL,
                        DEV,
                        "pipeline",
                        "Promotes it to the central registry",
                        List.of("4 objects, 212,344 bytes", "pending manual approval")),
                new RunReport.Event(CENTRAL, OFFICE, "ines, governance officer", "Approves it for test", List.of()),
                new RunReport.Event(
                        TEST,
                        CENTRAL,
                        "pipeline",
                        "Deploys and checks the test endpoint",
                        List.of("scored 0.993 for a suspicious payment")),
                new RunReport.Event(
                        CENTRAL, OFFICE, "ines, governance officer", "Approves it for production", List.of()),
                new RunReport.Event(
                        PROD, CENTRAL, "pipeline", "Deploys the prod endpoint", List.of("InService after 3 polls")),
                new RunReport.Event(CENTRAL, DEV, "pipeline", "Promotes the same version again", List.of("0 changes")));
    }

    private static Plan<String> plan() {
        return new Plan<>() {
            @Override
            public String title() {
                return "promote churn/1";
            }

            @Override
            public List<PlannedStep> steps() {
                return List.of(
                        step("copy model.tar.gz", 2304, "from s3://fraud-dev-models/churn/model.tar.gz"),
                        step("create model package", 0, "approval: Approved becomes PendingManualApproval"));
            }

            @Override
            public String run(ProgressListener progress) {
                throw new UnsupportedOperationException("a sample");
            }
        };
    }

    private static PlannedStep step(String name, long bytes, String note) {
        return new PlannedStep(
                name,
                AccountId.of(CENTRAL),
                List.of(),
                List.of(),
                List.of("s3:GetObject", "s3:PutObject"),
                bytes,
                List.of(note),
                List.of(),
                false);
    }

    private static LineagePicture lineage() {
        LineageNode model = node(DEV, "Model", "model.tar.gz");
        LineageNode version = node(CENTRAL, "ModelPackage", "fraud-card-payments/1 <central>");
        return LineagePicture.of(new LineageGraph(
                version,
                List.of(model, version),
                List.of(new LineageEdge(model.key(), version.key(), "ContributedTo")),
                List.of()));
    }

    private static LineageNode node(String account, String type, String name) {
        return new LineageNode(
                name, LineageNode.Kind.ARTIFACT, type, name, "uri:" + name, AccountId.of(account), Map.of());
    }

    private static List<RunReport.Tagged> tagged() {
        Map<String, String> tags = Map.of(
                "anybank:workload:environment", "prod",
                "anybank:workload:product", "card-payments",
                "anybank:finance:owner", "fraud-team@anybank.example",
                "anybank:finance:business-unit", "payments",
                "anybank:finance:cost-center", "CC-4711",
                "sagemaker:deployment-stage", "prod");
        return List.of(
                new RunReport.Tagged(DEV, "model-package-group/fraud-card-payments", tags),
                new RunReport.Tagged(PROD, "endpoint/fraud-card-payments-prod", tags),
                new RunReport.Tagged(PROD, "endpoint-config/fraud-card-payments-prod-5f21c9d0", tags));
    }
}
