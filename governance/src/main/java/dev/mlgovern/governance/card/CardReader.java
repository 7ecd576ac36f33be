package dev.mlgovern.governance.card;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads content that follows the model card JSON schema, and of anything else what it can. */
final class CardReader {
    private static final Set<String> PARTS = Set.of(
            "model_overview",
            "intended_uses",
            "business_details",
            "training_details",
            "evaluation_details",
            "additional_information");

    private CardReader() {}

    /** What a user gives: all of it must be of the schema. */
    static CardContent strict(String json) {
        JsonNode content;
        try {
            content = CardJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    Failure.of("model card", "the content has 1 problem"), List.of("" + e.getMessage()));
        }
        CardRules.checkStrictly(content);
        return content(content);
    }

    static CardContent content(JsonNode json) {
        CardContent.Builder content = CardContent.builder();
        part(json, "model_overview").map(CardReader::overview).ifPresent(content::overview);
        part(json, "intended_uses").map(CardReader::uses).ifPresent(content::uses);
        part(json, "business_details").map(CardReader::business).ifPresent(content::business);
        part(json, "training_details").map(CardReader::training).ifPresent(content::training);
        items(json, "evaluation_details").forEach(each -> content.addEvaluation(evaluation(each)));
        part(json, "additional_information").map(CardReader::more).ifPresent(content::more);
        members(json).forEach((name, part) -> {
            if (!PARTS.contains(name)) {
                content.putOther(name, CardJson.text(part));
            }
        });
        return content.build();
    }

    private static ModelOverview overview(JsonNode json) {
        ModelOverview.Builder overview = ModelOverview.builder();
        text(json, "model_description", overview::description);
        text(json, "model_owner", overview::owner);
        text(json, "model_creator", overview::creator);
        text(json, "problem_type", overview::problemType);
        text(json, "algorithm_type", overview::algorithm);
        text(json, "model_id", overview::id);
        text(json, "model_name", overview::name);
        json.field("model_version").ifPresent(number -> overview.version((int) number(number)));
        texts(json, "model_artifact", overview::addArtifact);
        part(json, "inference_environment").ifPresent(part -> texts(part, "container_image", overview::addImage));
        return overview.build();
    }

    private static IntendedUses uses(JsonNode json) {
        IntendedUses.Builder uses = IntendedUses.builder();
        text(json, "purpose_of_model", uses::purpose);
        text(json, "intended_uses", uses::uses);
        text(json, "factors_affecting_model_efficiency", uses::factors);
        text(json, "risk_rating", word -> uses.risk(word(RiskRating.values(), RiskRating::awsName, word)));
        text(json, "explanations_for_risk_rating", uses::riskExplanation);
        return uses.build();
    }

    private static BusinessDetails business(JsonNode json) {
        BusinessDetails.Builder business = BusinessDetails.builder();
        text(json, "business_problem", business::problem);
        text(json, "business_stakeholders", business::stakeholders);
        text(json, "line_of_business", business::lineOfBusiness);
        return business.build();
    }

    private static TrainingDetails training(JsonNode json) {
        TrainingDetails.Builder training = TrainingDetails.builder();
        part(json, "objective_function").map(CardReader::objective).ifPresent(training::objective);
        text(json, "training_observations", training::observations);
        part(json, "training_job_details").ifPresent(job -> {
            text(job, "training_arn", training::job);
            texts(job, "training_datasets", training::addDataset);
            part(job, "training_environment").ifPresent(part -> texts(part, "container_image", training::addImage));
            items(job, "training_metrics").forEach(each -> training.addMetric(metric(each)));
            items(job, "user_provided_training_metrics").forEach(each -> training.addOwnMetric(metric(each)));
            items(job, "hyper_parameters").forEach(each -> training.addParameter(parameter(each)));
            items(job, "user_provided_hyper_parameters").forEach(each -> training.addOwnParameter(parameter(each)));
        });
        return training.build();
    }

    private static Objective objective(JsonNode json) {
        JsonNode function = json.field("function").orElse(json);
        String direction = text(function, "function");
        return new Objective(
                direction == null ? null : word(Objective.Direction.values(), Objective.Direction::awsName, direction),
                text(function, "facet"),
                text(function, "condition"),
                text(json, "notes"));
    }

    private static TrainingMetric metric(JsonNode json) {
        return new TrainingMetric(
                required(json, "name"), number(json.field("value").orElseThrow()), text(json, "notes"));
    }

    private static HyperParameter parameter(JsonNode json) {
        return new HyperParameter(required(json, "name"), required(json, "value"));
    }

    private static Evaluation evaluation(JsonNode json) {
        Evaluation.Builder evaluation = Evaluation.builder().name(required(json, "name"));
        text(json, "evaluation_observation", evaluation::observation);
        text(json, "evaluation_job_arn", evaluation::job);
        texts(json, "datasets", evaluation::addDataset);
        part(json, "metadata")
                .ifPresent(part -> members(part).forEach((name, value) -> evaluation.putMetadata(name, value.text())));
        items(json, "metric_groups")
                .forEach(group -> evaluation.addGroup(new MetricGroup(
                        required(group, "name"),
                        items(group, "metric_data").stream()
                                .map(CardReader::evaluated)
                                .toList())));
        return evaluation.build();
    }

    private static Metric evaluated(JsonNode json) {
        Metric.Shape shape = word(Metric.Shape.values(), Metric.Shape::awsName, required(json, "type"));
        JsonNode value = json.field("value").orElseThrow();
        List<List<Double>> numbers = switch (shape) {
            case TEXT, FLAG -> List.of();
            case NUMBER -> List.of(List.of(number(value)));
            case BARS -> List.of(row(value));
            case LINE, MATRIX -> value.asArray().stream().map(CardReader::row).toList();
        };
        String text = shape == Metric.Shape.TEXT || shape == Metric.Shape.FLAG ? value.text() : null;
        return new Metric(
                required(json, "name"),
                shape,
                numbers,
                text,
                text(json, "notes"),
                axis(json, "x_axis_name"),
                axis(json, "y_axis_name"));
    }

    private static List<Double> row(JsonNode numbers) {
        return numbers.asArray().stream().map(CardReader::number).toList();
    }

    private static List<String> axis(JsonNode json, String name) {
        return json.field(name)
                .map(names -> names.isArray()
                        ? names.asArray().stream().map(JsonNode::text).toList()
                        : List.of(names.text()))
                .orElse(List.of());
    }

    private static AdditionalInformation more(JsonNode json) {
        AdditionalInformation.Builder more = AdditionalInformation.builder();
        text(json, "ethical_considerations", more::ethics);
        text(json, "caveats_and_recommendations", more::caveats);
        part(json, "custom_details")
                .ifPresent(part -> members(part).forEach((name, value) -> more.putDetail(name, value.text())));
        return more.build();
    }

    private static Optional<JsonNode> part(JsonNode json, String name) {
        return json.field(name).filter(JsonNode::isObject);
    }

    private static Map<String, JsonNode> members(JsonNode json) {
        return json.isObject() ? json.asObject() : new HashMap<>();
    }

    private static List<JsonNode> items(JsonNode json, String name) {
        return json.field(name).filter(JsonNode::isArray).map(JsonNode::asArray).orElse(List.of());
    }

    private static void texts(JsonNode json, String name, Consumer<String> each) {
        items(json, name).forEach(item -> each.accept(item.text()));
    }

    private static void text(JsonNode json, String name, Consumer<String> known) {
        String text = text(json, name);
        if (text != null) {
            known.accept(text);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.field(name)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse(null);
    }

    private static String required(JsonNode json, String name) {
        return json.field(name).map(JsonNode::text).orElseThrow();
    }

    private static double number(JsonNode json) {
        return Double.parseDouble(json.asNumber());
    }

    private static <E> E word(E[] all, Function<E, String> name, String word) {
        return Arrays.stream(all)
                .filter(each -> name.apply(each).equals(word))
                .findFirst()
                .orElseThrow();
    }
}
