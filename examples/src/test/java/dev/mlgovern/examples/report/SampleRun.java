package dev.mlgovern.examples.report;

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
                        new RunReport.Digest(PROD, "prod endpoint, as deployed", SHA)));
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

    private static List<RunReport.Planned> plan() {
        return List.of(
                new RunReport.Planned(
                        "copy model.tar.gz", CENTRAL, 2304, List.of("from s3://fraud-dev-models/churn/model.tar.gz")),
                new RunReport.Planned(
                        "create model package",
                        CENTRAL,
                        0,
                        List.of("KMS key replaced by the centre's", "approval reset to PendingManualApproval")));
    }

    private static RunReport.Graph lineage() {
        return new RunReport.Graph(
                List.of(
                        new RunReport.Node("data", DEV, "data set", "payments/train.csv"),
                        new RunReport.Node("model", DEV, "model archive", "model.tar.gz"),
                        new RunReport.Node("image", DEV, "container image", "fraud-scoring@sha256:3fa2…"),
                        new RunReport.Node("dev", DEV, "model version", "fraud-card-payments/1"),
                        new RunReport.Node("promotion", CENTRAL, "promotion", "promote-5f21c9d0"),
                        new RunReport.Node("central", CENTRAL, "model version", "fraud-card-payments/1"),
                        new RunReport.Node("deploy-test", TEST, "deployment", "deploy-test-77aa"),
                        new RunReport.Node("deploy-prod", PROD, "deployment", "deploy-prod-91ff"),
                        new RunReport.Node("test", TEST, "endpoint", "fraud-card-payments-test"),
                        new RunReport.Node("prod", PROD, "endpoint", "fraud-card-payments-prod")),
                List.of(
                        new RunReport.Link("data", "model", "contributed to"),
                        new RunReport.Link("model", "dev", "contributed to"),
                        new RunReport.Link("image", "dev", "contributed to"),
                        new RunReport.Link("dev", "promotion", "contributed to"),
                        new RunReport.Link("promotion", "central", "produced"),
                        new RunReport.Link("dev", "central", "derived from"),
                        new RunReport.Link("central", "deploy-test", "contributed to"),
                        new RunReport.Link("central", "deploy-prod", "contributed to"),
                        new RunReport.Link("deploy-test", "test", "produced"),
                        new RunReport.Link("deploy-prod", "prod", "produced")));
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
