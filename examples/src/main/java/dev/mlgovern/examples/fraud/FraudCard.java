package dev.mlgovern.examples.fraud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a reader of the model's card has to know, in the schema for the card of a model package. */
public final class FraudCard {
    private FraudCard() {}

    /**
     * Fills in the card.
     *
     * @param creator who made the model
     * @param trainingData S3 URI of what it learnt from
     * @param image URI of the container image
     * @param evaluation how good it is
     * @return JSON in one line, as SageMaker takes it
     */
    public static String json(String creator, String trainingData, String image, Evaluation evaluation) {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-details.html
        ObjectNode card = Json.object();
        card.putObject("model_overview").put("model_creator", creator);
        putPurpose(card);
        putTraining(card.putObject("training_details"), trainingData, image);
        putEvaluation(card.putArray("evaluation_details").addObject(), evaluation);
        card.putObject("additional_information")
                .put(
                        "ethical_considerations",
                        "No feature describes the card holder; where a payment is made may still stand in for origin.")
                .put("caveats_and_recommendations", "Retrain when the drift baseline is violated two days running.");
        return card.toString();
    }

    private static void putPurpose(ObjectNode card) {
        card.putObject("intended_uses")
                .put("purpose_of_model", "Flags card payments that are likely fraud, before they are booked.")
                .put("intended_uses", "Ranks payments for review; a person decides.")
                .put("factors_affecting_model_efficiency", "New fraud patterns; merchants without a risk score.")
                .put("risk_rating", "Medium")
                .put("explanations_for_risk_rating", "A wrong flag delays a customer's payment by minutes.");
        card.putObject("business_details")
                .put("business_problem", "Card fraud is found after the money has left.")
                .put("business_stakeholders", "Payments operations, card customers")
                .put("line_of_business", "payments");
    }

    private static void putTraining(ObjectNode training, String data, String image) {
        ObjectNode objective = training.putObject("objective_function");
        objective.putObject("function").put("function", "Minimize").put("facet", "Loss");
        objective.put("notes", "Log loss of a logistic regression over standardised features.");
        ObjectNode job = training.putObject("training_job_details");
        job.putArray("training_datasets").add(data);
        job.putObject("training_environment").putArray("container_image").add(image);
        ArrayNode parameters = job.putArray("user_provided_hyper_parameters");
        parameters.addObject().put("name", "epochs").put("value", String.valueOf(FraudModel.EPOCHS));
        parameters.addObject().put("name", "learning_rate").put("value", String.valueOf(FraudModel.LEARNING_RATE));
        parameters.addObject().put("name", "seed").put("value", String.valueOf(FraudModel.SEED));
    }

    private static void putEvaluation(ObjectNode details, Evaluation evaluation) {
        details.put("name", "hold-out payments");
        details.put("evaluation_observation", "Payments the model has not seen, threshold one half.");
        ObjectNode group = details.putArray("metric_groups").addObject();
        group.put("name", "binary_classification_metrics");
        ArrayNode data = group.putArray("metric_data");
        putNumber(data, "auc", evaluation.auc());
        putNumber(data, "accuracy", evaluation.accuracy());
        putNumber(data, "precision", evaluation.precision());
        putNumber(data, "recall", evaluation.recall());
        putNumber(data, "f1", evaluation.f1());
        Confusion counts = evaluation.confusion();
        ObjectNode matrix = data.addObject().put("name", "confusion_matrix").put("type", "matrix");
        ArrayNode rows = matrix.putArray("value");
        rows.add(Json.numbers(List.of((double) counts.trueNegatives(), (double) counts.falsePositives())));
        rows.add(Json.numbers(List.of((double) counts.falseNegatives(), (double) counts.truePositives())));
        matrix.putArray("x_axis_name").add("let through").add("flagged");
        matrix.putArray("y_axis_name").add("genuine").add("fraud");
    }

    private static void putNumber(ArrayNode data, String name, double value) {
        data.addObject().put("name", name).put("type", "number").put("value", value);
    }
}
