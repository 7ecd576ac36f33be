package dev.mlgovern.governance.card;

import java.util.List;

/** Contents of cards. */
final class Said {
    private Said() {}

    /** Something in every place of the schema. */
    static CardContent everything() {
        return CardContent.builder()
                .overview(o -> o.description("Who leaves the bank")
                        .owner("olaf")
                        .creator("dora")
                        .problemType("BinaryClassification")
                        .algorithm("xgboost")
                        .id("churn-7")
                        .name("churn")
                        .version(7)
                        .addArtifact("s3://models/churn/7")
                        .addImage("scorer:1"))
                .uses(Said::uses)
                .business(
                        b -> b.problem("Customers leave").stakeholders("Retail").lineOfBusiness("retail-banking"))
                .training(t -> t.objective(
                                new Objective(Objective.Direction.MAXIMIZE, "AUC", "on the test set", "one run"))
                        .observations("Stable")
                        .job("arn:aws:sagemaker:eu-west-1:222222222222:training-job/churn")
                        .addDataset("s3://data/churn")
                        .addImage("trainer:1")
                        .addMetric(new TrainingMetric("loss", 0.125, "last epoch"))
                        .addOwnMetric(new TrainingMetric("gini", 0.82))
                        .addParameter(new HyperParameter("eta", "0.3"))
                        .addOwnParameter(new HyperParameter("seed", "")))
                .addEvaluation(evaluation())
                .more(m ->
                        m.ethics("Age is not used").caveats("Not for companies").putDetail("ticket", "ML-42"))
                .build();
    }

    private static void uses(IntendedUses.Builder uses) {
        uses.purpose("Keep customers")
                .uses("Offers to customers")
                .factors("Season")
                .risk(RiskRating.MEDIUM)
                .riskExplanation("A wrong offer costs little");
    }

    private static Evaluation evaluation() {
        return Evaluation.builder()
                .name("test set")
                .observation("Good")
                .job("arn:aws:sagemaker:eu-west-1:222222222222:processing-job/evaluate")
                .addDataset("s3://data/test")
                .putMetadata("cut", "2026-09")
                .addGroup(MetricGroup.of(
                        "all",
                        Metric.number("auc", 0.91).noted("on 10 000"),
                        Metric.text("verdict", "good"),
                        Metric.flag("fair", true),
                        Metric.line("roc", List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)))
                                .along(List.of("fpr"), List.of("tpr")),
                        Metric.bars("by month", 1, 2.5, 3).along(List.of("7", "8", "9"), List.of("auc")),
                        Metric.matrix("confusion", List.of(List.of(90.0, 10.0), List.of(5.0, 95.0)))
                                .along(List.of("no", "yes"), List.of("no", "yes"))))
                .build();
    }
}
