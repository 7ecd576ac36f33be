package dev.mlgovern.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Evaluation TRAINED =
            Evaluation.of(FraudModel.train(Payments.make(1, 4000)), Payments.make(2, 2000));

    /** The example of AWS's page: one fraud caught, two genuine payments flagged, one let through. */
    @Test
    void toJson_awsExample_givesItsNumbers() throws IOException {
        JsonNode metrics = metrics(Evaluation.of(List.of(
                new Scored(0.9, true), new Scored(0.8, false), new Scored(0.7, false), new Scored(0.1, false))));

        assertThat(metrics.get("confusion_matrix").toString())
                .isEqualTo("{\"0\":{\"0\":1,\"1\":2},\"1\":{\"0\":0,\"1\":1}}");
        assertValue(metrics, "recall", 1.0);
        assertValue(metrics, "precision", 1 / 3.0);
        assertValue(metrics, "accuracy", 0.5);
        assertValue(metrics, "recall_best_constant_classifier", 1.0);
        assertValue(metrics, "precision_best_constant_classifier", 0.25);
        assertValue(metrics, "accuracy_best_constant_classifier", 0.25);
        assertValue(metrics, "true_negative_rate", 1 / 3.0);
        assertValue(metrics, "false_positive_rate", 2 / 3.0);
        assertValue(metrics, "false_negative_rate", 0.0);
        assertValue(metrics, "f0_5", 0.3846153846153846);
        assertValue(metrics, "f1", 0.5);
        assertValue(metrics, "f2", 0.7142857142857143);
        assertValue(metrics, "f0_5_best_constant_classifier", 0.29411764705882354);
        assertValue(metrics, "f1_best_constant_classifier", 0.4);
        assertValue(metrics, "f2_best_constant_classifier", 0.625);
        assertThat(metrics.at("/recall/standard_deviation").asText()).isEqualTo("NaN");
    }

    @Test
    void auc_tiedAndReversedScores_countsHalfAndNone() {
        assertThat(Evaluation.of(List.of(new Scored(0.5, true), new Scored(0.5, false)))
                        .auc())
                .isEqualTo(0.5);
        assertThat(Evaluation.of(List.of(new Scored(0.1, true), new Scored(0.9, false)))
                        .auc())
                .isZero();
    }

    @Test
    void of_trainedModel_findsMostFraudAmongUnseenPayments() {
        assertThat(TRAINED.auc()).isBetween(0.85, 0.99);
        assertThat(TRAINED.precision()).isGreaterThan(0.6);
        assertThat(TRAINED.recall()).isGreaterThan(0.4);
        assertThat(TRAINED.f1()).isBetween(TRAINED.recall() - 0.2, TRAINED.precision());
    }

    @Test
    void toJson_enoughPayments_hasDeviationsAndCurves() throws IOException {
        JsonNode metrics = metrics(TRAINED);

        assertValue(metrics, "auc", TRAINED.auc());
        assertThat(metrics.at("/auc/standard_deviation").asDouble()).isBetween(0.0001, 0.05);
        JsonNode roc = metrics.get("receiver_operating_characteristic_curve");
        assertThat(roc.get("false_positive_rates")).hasSize(101);
        assertThat(roc.at("/true_positive_rates/0").asDouble()).isZero();
        assertThat(roc.at("/true_positive_rates/100").asDouble()).isEqualTo(1);
    }

    @Test
    void json_ofTheCard_saysWhatWasMeasured() throws IOException {
        String json = FraudCard.json("dana", "s3://bucket/train.csv", "image", TRAINED);

        JsonNode card = new ObjectMapper().readTree(json);

        assertThat(card.at("/intended_uses/risk_rating").asText()).isEqualTo("Medium");
        assertThat(card.at("/evaluation_details/0/metric_groups/0/metric_data/0/value")
                        .asDouble())
                .isEqualTo(TRAINED.auc());
        assertThat(card.at("/training_details/training_job_details/training_datasets/0")
                        .asText())
                .isEqualTo("s3://bucket/train.csv");
    }

    private static JsonNode metrics(Evaluation evaluation) throws IOException {
        return new ObjectMapper().readTree(evaluation.toJson()).get("binary_classification_metrics");
    }

    private static void assertValue(JsonNode metrics, String name, double expected) {
        assertThat(metrics.get(name).get("value").asDouble()).as(name).isCloseTo(expected, within(1e-12));
    }
}
