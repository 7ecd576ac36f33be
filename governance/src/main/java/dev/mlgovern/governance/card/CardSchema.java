package dev.mlgovern.governance.card;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * The model card JSON schema as one rule for each path, {@code []} for an item and {@code *} for a member of any name. Lengths of lists are
 * those of the SageMaker Python SDK ({@code sagemaker/model_card/schema_constraints.py}), where the schema means them by a keyword that its
 * draft does not have.
 */
final class CardSchema {
    private static final Map<String, Rule> RULES = new HashMap<>();
    private static final String EVALUATION = "evaluation_details[].";
    private static final String METRIC = EVALUATION + "metric_groups[].metric_data[].";
    private static final String JOB = "training_details.training_job_details.";

    /** What is wrong with a value, null if nothing is. */
    interface Rule {
        @Nullable
        String problem(JsonNode value);
    }

    static {
        overview();
        words();
        training();
        evaluation();
        objects();
    }

    private CardSchema() {}

    static @Nullable Rule rule(String path) {
        return RULES.get(path);
    }

    private static void overview() {
        String overview = "model_overview.";
        text(1024, overview, "model_description", "model_owner", "model_creator", "algorithm_type", "model_id");
        text(1024, overview, "model_name");
        text(Integer.MAX_VALUE, overview, "problem_type");
        texts(15, overview + "model_artifact");
        texts(15, overview + "inference_environment.container_image");
        RULES.put(
                overview + "model_version",
                value -> counts(value) ? null : "must be a whole number from 1 to " + Integer.MAX_VALUE);
    }

    private static void words() {
        text(2048, "intended_uses.", "purpose_of_model", "intended_uses", "factors_affecting_model_efficiency");
        text(2048, "intended_uses.", "explanations_for_risk_rating");
        oneOf("intended_uses.risk_rating", "High", "Medium", "Low", "Unknown");
        text(2048, "business_details.", "business_problem", "business_stakeholders", "line_of_business");
        text(2048, "additional_information.", "ethical_considerations", "caveats_and_recommendations");
        text(1024, "additional_information.custom_details.", "*");
    }

    private static void training() {
        text(1024, "training_details.", "training_observations", "objective_function.notes");
        text(63, "training_details.objective_function.function.", "facet", "condition");
        oneOf("training_details.objective_function.function.function", "Maximize", "Minimize");
        text(1024, JOB, "training_arn");
        texts(15, JOB + "training_datasets");
        texts(15, JOB + "training_environment.container_image");
        for (String metrics : List.of("training_metrics", "user_provided_training_metrics")) {
            list(50, JOB + metrics);
            object(JOB + metrics + "[]", "name", "value");
            name(255, JOB + metrics + "[].name");
            text(1024, JOB + metrics + "[].", "notes");
            RULES.put(JOB + metrics + "[].value", value -> finite(value) ? null : "must be a finite number");
        }
        for (String parameters : List.of("hyper_parameters", "user_provided_hyper_parameters")) {
            list(100, JOB + parameters);
            object(JOB + parameters + "[]", "name", "value");
            name(255, JOB + parameters + "[].name");
            text(255, JOB + parameters + "[].", "value");
        }
    }

    private static void evaluation() {
        list(Integer.MAX_VALUE, "evaluation_details");
        object("evaluation_details[]", "name");
        name(63, EVALUATION + "name");
        text(2096, EVALUATION, "evaluation_observation");
        text(256, EVALUATION, "evaluation_job_arn");
        texts(10, EVALUATION + "datasets");
        text(1024, EVALUATION + "metadata.", "*");
        list(Integer.MAX_VALUE, EVALUATION + "metric_groups");
        object(EVALUATION + "metric_groups[]", "name", "metric_data");
        name(63, EVALUATION + "metric_groups[].name");
        list(Integer.MAX_VALUE, EVALUATION + "metric_groups[].metric_data");
        RULES.put(EVALUATION + "metric_groups[].metric_data[]", MetricRules::problem);
        // what a metric's members hold depends on its type, which the rule above has looked at
        for (String member : List.of("name", "notes", "type", "value", "x_axis_name", "y_axis_name")) {
            RULES.put(METRIC + member, value -> null);
        }
        for (String items : List.of("value[]", "value[][]", "x_axis_name[]", "y_axis_name[]")) {
            RULES.put(METRIC + items, value -> null);
        }
    }

    private static void objects() {
        for (String object : List.of(
                "model_overview",
                "model_overview.inference_environment",
                "intended_uses",
                "business_details",
                "training_details",
                "training_details.objective_function",
                "training_details.objective_function.function",
                "training_details.training_job_details",
                JOB + "training_environment",
                EVALUATION + "metadata",
                "additional_information",
                "additional_information.custom_details")) {
            object(object);
        }
    }

    private static void text(int most, String parent, String... names) {
        for (String name : names) {
            RULES.put(
                    parent + name,
                    value -> shortText(value, most) ? null : "must be a text of at most " + most + " characters");
        }
    }

    private static void name(int most, String path) {
        RULES.put(
                path,
                value -> shortText(value, most) && !value.asString().isEmpty()
                        ? null
                        : "must have 1 to " + most + " characters");
    }

    private static void oneOf(String path, String... words) {
        RULES.put(
                path,
                value -> value.isString() && List.of(words).contains(value.asString())
                        ? null
                        : "must be one of " + String.join(", ", words));
    }

    private static void texts(int most, String path) {
        list(most, path);
        RULES.put(path + "[]", value -> shortText(value, 1024) ? null : "must be a text of at most 1024 characters");
    }

    private static void list(int most, String path) {
        RULES.put(
                path,
                value ->
                        value.isArray() && value.asArray().size() <= most ? null : "must be a list of at most " + most);
    }

    private static void object(String path, String... required) {
        RULES.put(path, value -> {
            if (!value.isObject()) {
                return "must be an object";
            }
            return Arrays.stream(required)
                    .filter(name -> !value.asObject().containsKey(name))
                    .findFirst()
                    .map(name -> "must have a " + name)
                    .orElse(null);
        });
    }

    static boolean shortText(JsonNode value, int most) {
        // the schema counts characters as Unicode does
        return value.isString()
                && value.asString().codePointCount(0, value.asString().length()) <= most;
    }

    /** The schema has any number from 1; a version is counted, and another number would not come back as it was. */
    private static boolean counts(JsonNode value) {
        return finite(value)
                && Double.parseDouble(value.asNumber()) == Math.rint(Double.parseDouble(value.asNumber()))
                && Double.parseDouble(value.asNumber()) >= 1
                && Double.parseDouble(value.asNumber()) <= Integer.MAX_VALUE;
    }

    static boolean finite(JsonNode value) {
        return value.isNumber() && Double.isFinite(Double.parseDouble(value.asNumber()));
    }
}
