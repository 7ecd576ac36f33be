package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.FaultSetup;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a card tells of a version's reports. */
class CardReportTest {
    private final CardBank bank = new CardBank();

    /** Of the shape that https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-analysis-results.html documents. */
    private static final String ANALYSIS = """
            {"version": "1.0",
             "pre_training_bias_metrics": {"label": "churns", "label_value_or_threshold": "1", "facets": {"age": [
               {"value_or_threshold": "(40, 60]", "metrics": [
                 {"name": "CI", "description": "Class Imbalance (CI)", "value": 0.25},
                 {"name": "KL", "description": "Kullback-Liebler Divergence (KL)", "value": null}]}]}},
             "post_training_bias_metrics": {"label": "churns", "label_value_or_threshold": "1", "facets": {"age": [
               {"value_or_threshold": "(40, 60]", "metrics": [
                 {"name": "DI", "description": "Disparate Impact (DI)", "value": 0.71},
                 {"name": "DCR", "description": "Difference in Conditional Rejections (DCR)", "value": -0.34}]},
               {"value_or_threshold": "(60, 80]", "metrics": [
                 {"name": "DI", "description": "Disparate Impact (DI)", "value": 1.5}]}]}},
             "explanations": {"kernel_shap": {"label0": {
               "global_shap_values": {"age": 0.02, "income": 0.007}, "expected_value": 0.5}}}}""";

    private Evaluation told() {
        try (MlPlatform platform = bank.platform()) {
            CardContent content = ModelCards.on(platform).fill(bank.registered(platform));
            return content.evaluations().get(0);
        }
    }

    @Test
    void fill_withWhatClarifyWrites_tellsBiasOfEachFacetAndGlobalShapValues() {
        bank.put("metrics.json", ANALYSIS);
        assertThat(told().groups())
                .containsExactly(
                        MetricGroup.of("pre-training bias of age (40, 60]", Metric.number("CI", 0.25)),
                        MetricGroup.of(
                                "post-training bias of age (40, 60]",
                                Metric.number("DI", 0.71),
                                Metric.number("DCR", -0.34)),
                        MetricGroup.of("post-training bias of age (60, 80]", Metric.number("DI", 1.5)),
                        MetricGroup.of("SHAP of label0", Metric.number("age", 0.02), Metric.number("income", 0.007)));
    }

    @Test
    void fill_withPartsOfClarifyThatAreNotAsDocumented_readsNothingOfThem() {
        bank.put("metrics.json", """
                {"pre_training_bias_metrics": {"facets": [1], "score": 2},
                 "post_training_bias_metrics": 3,
                 "explanations": {"kernel_shap": {"label0": {"expected_value": 0.5}}, "pdp": [{"score": 1}]}}""");
        assertThat(told().observation()).contains("No number in it");
    }

    @Test
    void fill_withAReportOfNothingButItsVersion_measuresNothing() {
        bank.put("metrics.json", "{\"version\": 1.0}");
        assertThat(told().observation()).contains("No number in it");
        assertThat(CardRequirement.missing(
                        CardContent.builder().addEvaluation(told()).build()))
                .contains(CardRequirement.EVALUATION);
    }

    @Test
    void fill_withAReportLargerThanItReads_saysSo() {
        bank.put("metrics.json", "{\"auc\": 0.9, \"more\": \"" + "x".repeat(1 << 20) + "\"}");
        assertThat(told().observation()).contains("Not read: it is larger than 1 MiB");
    }

    @Test
    void fill_withoutAccessToTheReport_saysSoAndGoesOn() {
        bank.cloud().faults().on("s3:GetObject").denied();
        assertThat(told().observation()).contains("Not read: " + AccessDeniedException.class.getSimpleName());
    }

    @Test
    void fill_withAReportThatIsGone_saysSoAndGoesOn() {
        try (MlPlatform platform = bank.platform()) {
            ModelVersion version = bank.registered(platform);
            platform.in(CardBank.DEV)
                    .client(S3Client::builder)
                    .deleteObject(r -> r.bucket("fraud-dev-models").key("churn/metrics.json"));
            Evaluation report =
                    ModelCards.on(platform).fill(version).evaluations().get(0);
            assertThat(report.observation()).contains("Not read: NotFoundException");
        }
    }

    @Test
    void fill_withAConnectionThatBreaksOnce_readsTheReport() {
        bank.cloud().faults().on("s3:GetObject").times(1).resetMidBody();
        assertThat(told().groups()).hasSize(1);
    }

    @Test
    void file_whileTheReportCannotBeReached_failsAndKeepsTheNumbers() {
        List<Consumer<FaultSetup>> faults =
                List.of(FaultSetup::throttled, FaultSetup::serverError, FaultSetup::reset, FaultSetup::resetMidBody);
        try (MlPlatform platform = bank.platform()) {
            ModelVersion version = bank.registered(platform);
            ModelCard card = ModelCards.on(platform)
                    .file(version, UnaryOperator.identity())
                    .run();
            for (Consumer<FaultSetup> fault : faults) {
                fault.accept(bank.cloud().faults().on("s3:GetObject"));
                try (MlPlatform other = bank.platform()) {
                    assertThatThrownBy(() -> ModelCards.on(other)
                                    .file(version, UnaryOperator.identity())
                                    .run())
                            .isInstanceOf(UnavailableException.class);
                }
                bank.cloud().faults().clear();
            }
            assertThat(ModelCards.on(platform).describe(card.name())).isEqualTo(card);
        }
    }
}
