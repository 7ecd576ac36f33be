package dev.mlgovern.governance.card;

import java.util.List;
import java.util.TreeMap;

/**
 * Writes content by the model card JSON schema: https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-json-schema.
 * What is said twice is written once, so that an edit that is asked again stays below the schema's limits.
 */
final class CardWriter {
    private CardWriter() {}

    static String write(CardContent content) {
        CardJson json = new CardJson()
                .put("model_overview", content.overview().map(CardWriter::overview))
                .put("intended_uses", content.uses().map(CardWriter::uses))
                .put("business_details", content.business().map(CardWriter::business))
                .put("training_details", content.training().map(CardWriter::training))
                .put(
                        "evaluation_details",
                        content.evaluations().stream()
                                .distinct()
                                .map(CardWriter::evaluation)
                                .toList())
                .put("additional_information", content.more().map(CardWriter::more));
        new TreeMap<>(content.others())
                .forEach((name, part) -> CardJson.known(part).ifPresent(known -> json.put(name, known)));
        return json.text();
    }

    private static CardJson overview(ModelOverview overview) {
        return new CardJson()
                .put("model_description", overview.description())
                .put("model_owner", overview.owner())
                .put("model_creator", overview.creator())
                .put("problem_type", overview.problemType())
                .put("algorithm_type", overview.algorithm())
                .put("model_id", overview.id())
                .put("model_artifact", once(overview.artifacts()))
                .put("model_name", overview.name())
                .put("model_version", overview.version())
                .put("inference_environment", new CardJson().put("container_image", once(overview.images())));
    }

    private static CardJson uses(IntendedUses uses) {
        return new CardJson()
                .put("purpose_of_model", uses.purpose())
                .put("intended_uses", uses.uses())
                .put("factors_affecting_model_efficiency", uses.factors())
                .put("risk_rating", uses.risk().map(RiskRating::awsName))
                .put("explanations_for_risk_rating", uses.riskExplanation());
    }

    private static CardJson business(BusinessDetails business) {
        return new CardJson()
                .put("business_problem", business.problem())
                .put("business_stakeholders", business.stakeholders())
                .put("line_of_business", business.lineOfBusiness());
    }

    private static CardJson training(TrainingDetails training) {
        CardJson job = new CardJson()
                .put("training_arn", training.job())
                .put("training_datasets", once(training.datasets()))
                .put("training_environment", new CardJson().put("container_image", once(training.images())))
                .put("training_metrics", metrics(training.metrics()))
                .put("user_provided_training_metrics", metrics(training.ownMetrics()))
                .put("hyper_parameters", parameters(training.parameters()))
                .put("user_provided_hyper_parameters", parameters(training.ownParameters()));
        return new CardJson()
                .put("objective_function", training.objective().map(CardWriter::objective))
                .put("training_observations", training.observations())
                .put("training_job_details", job);
    }

    private static CardJson objective(Objective objective) {
        Objective.Direction direction = objective.direction();
        CardJson function = new CardJson()
                .put("function", direction == null ? null : direction.awsName())
                .put("facet", objective.facet())
                .put("condition", objective.condition());
        return new CardJson().put("function", function).put("notes", objective.notes());
    }

    private static List<CardJson> metrics(List<TrainingMetric> metrics) {
        return metrics.stream()
                .distinct()
                .map(each -> new CardJson()
                        .put("name", each.name())
                        .put("notes", each.notes())
                        .put("value", each.value()))
                .toList();
    }

    private static List<CardJson> parameters(List<HyperParameter> parameters) {
        return parameters.stream()
                .distinct()
                .map(each -> new CardJson().put("name", each.name()).put("value", each.value()))
                .toList();
    }

    private static CardJson evaluation(Evaluation evaluation) {
        return new CardJson()
                .put("name", evaluation.name())
                .put("evaluation_observation", evaluation.observation())
                .put("evaluation_job_arn", evaluation.job())
                .put("datasets", evaluation.datasets())
                .put("metadata", new TreeMap<>(evaluation.metadata()))
                .put(
                        "metric_groups",
                        evaluation.groups().stream().map(CardWriter::group).toList());
    }

    private static CardJson group(MetricGroup group) {
        return new CardJson()
                .put("name", group.name())
                .putAlways(
                        "metric_data",
                        group.metrics().stream().map(CardWriter::metric).toList());
    }

    private static CardJson metric(Metric metric) {
        boolean columns = metric.shape() == Metric.Shape.BARS || metric.shape() == Metric.Shape.MATRIX;
        boolean rows = metric.shape() == Metric.Shape.MATRIX;
        return new CardJson()
                .put("name", metric.name())
                .put("notes", metric.notes())
                .put("type", metric.shape().awsName())
                .putAlways("value", value(metric))
                .put("x_axis_name", axis(metric.xAxis(), columns))
                .put("y_axis_name", axis(metric.yAxis(), rows));
    }

    private static Object value(Metric metric) {
        return switch (metric.shape()) {
            case NUMBER -> first(first(metric.numbers(), List.of()), Double.NaN);
            case TEXT -> String.valueOf(metric.text());
            case FLAG -> Boolean.valueOf(metric.text());
            case BARS -> first(metric.numbers(), List.of());
            case LINE, MATRIX -> metric.numbers();
        };
    }

    private static <T> T first(List<T> items, T otherwise) {
        return items.isEmpty() ? otherwise : items.get(0);
    }

    private static List<String> once(List<String> all) {
        return all.stream().distinct().toList();
    }

    private static Object axis(List<String> names, boolean many) {
        return many || names.size() > 1 || names.isEmpty() ? names : names.get(0);
    }

    private static CardJson more(AdditionalInformation more) {
        return new CardJson()
                .put("ethical_considerations", more.ethics())
                .put("caveats_and_recommendations", more.caveats())
                .put("custom_details", new TreeMap<>(more.details()));
    }
}
