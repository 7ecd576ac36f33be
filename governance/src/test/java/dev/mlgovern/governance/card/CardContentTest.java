package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the builder makes is of the model card JSON schema, as a library for such schemas sees it. */
class CardContentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(CardContentTest.class.getResourceAsStream("model-card-schema.json"));

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** One copy for each value in the tree, with that value made wrong, and one for each object, with a member too many. */
    private static List<JsonNode> broken(JsonNode whole) {
        List<JsonNode> all = new ArrayList<>();
        break_(whole, whole, all);
        return all;
    }

    private static void break_(JsonNode whole, JsonNode at, List<JsonNode> all) {
        if (at instanceof ObjectNode object) {
            object.put("surplus", true);
            all.add(whole.deepCopy());
            object.remove("surplus");
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode right = object.get(name);
                for (JsonNode wrong : wrong()) {
                    object.set(name, wrong);
                    all.add(whole.deepCopy());
                }
                object.set(name, right);
                break_(whole, right, all);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode right = array.get(i);
                for (JsonNode wrong : wrong()) {
                    array.set(i, wrong);
                    all.add(whole.deepCopy());
                }
                array.set(i, right);
                break_(whole, right, all);
            }
        }
    }

    private static List<JsonNode> wrong() {
        return List.of(
                tree("\"" + "x".repeat(3000) + "\""),
                tree("-1"),
                tree("null"),
                tree("{\"a\": {}}"),
                tree("[[[1]]]"),
                tree("\"\""));
    }

    @Test
    void json_ofEverything_isOfTheSchema() {
        assertThat(SCHEMA.validate(tree(Said.everything().json()))).isEmpty();
        assertThat(SCHEMA.validate(tree(CardContent.builder().build().json()))).isEmpty();
        assertThat(SCHEMA.validate(tree("{\"surplus\": 1}")))
                .as("the schema refuses something")
                .isNotEmpty();
    }

    @Test
    void parse_ofItsOwnJson_givesTheSame() {
        CardContent content = Said.everything();
        assertThat(CardContent.parse(content.json())).isEqualTo(content);
        assertThat(CardContent.parse("{}")).isEqualTo(CardContent.builder().build());
    }

    @Test
    void parse_ofWhatTheSchemaRefuses_refusesItToo() {
        List<JsonNode> broken = broken(tree(Said.everything().json()));
        assertThat(broken).hasSizeGreaterThan(500);
        int refused = 0;
        for (JsonNode each : broken) {
            boolean valid = SCHEMA.validate(each).isEmpty();
            boolean parsed = parses(each.toString());
            assertThat(valid || !parsed)
                    .as("taken, though the schema refuses %s", each)
                    .isTrue();
            refused += valid ? 0 : 1;
        }
        assertThat(refused).as("how many the schema refuses").isGreaterThan(400);
    }

    private static boolean parses(String json) {
        try {
            CardContent.parse(json);
            return true;
        } catch (InvalidRequestException e) {
            assertThat(e.getMessage()).doesNotContain("xxx");
            return false;
        }
    }

    @Test
    void build_withManyProblems_tellsThemAllWithoutValues() {
        CardContent.Builder content = CardContent.builder()
                .overview(o -> o.owner("s".repeat(1025)).version(0))
                .uses(u -> u.purpose("s".repeat(2049)))
                .training(t -> t.addMetric(new TrainingMetric("", Double.NaN)))
                .addEvaluation(Evaluation.builder()
                        .name("e")
                        .addGroup(MetricGroup.of("g", Metric.text("t", "s".repeat(64)), Metric.matrix("m", List.of())))
                        .build());
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, content::build);
        assertThat(refused.problems())
                .containsExactly(
                        "model_overview.model_owner must be a text of at most 1024 characters",
                        "model_overview.model_version must be a whole number from 1 to 2147483647",
                        "intended_uses.purpose_of_model must be a text of at most 2048 characters",
                        "training_details.training_job_details.training_metrics[0].name must have 1 to 255 characters",
                        "training_details.training_job_details.training_metrics[0].value must be a finite number",
                        "evaluation_details[0].metric_groups[0].metric_data[0] must have a text of at most 63 characters as value",
                        "evaluation_details[0].metric_groups[0].metric_data[1] must have 1 to 20 rows of 1 to 20 finite numbers");
        assertThat(refused).hasMessageNotContaining("sss");
    }

    @Test
    void build_withAnotherPartThatIsNoJson_tellsItBesideTheRest() {
        CardContent.Builder content =
                CardContent.builder().overview(o -> o.version(0)).putOther("model_package_details", "secret{");
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, content::build);
        assertThat(refused.problems())
                .containsExactly(
                        "model_package_details must be JSON",
                        "model_overview.model_version must be a whole number from 1 to 2147483647");
        assertThat(refused).hasMessageNotContaining("secret");
    }

    @Test
    void parse_ofAVersionThatIsNoInt_isRefused() {
        for (String number : List.of("1.5", "0", "2147483648", "3e10")) {
            assertThatThrownBy(() -> CardContent.parse("{\"model_overview\":{\"model_version\":" + number + "}}"))
                    .as(number)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("must be a whole number");
        }
        assertThat(CardContent.parse("{\"model_overview\":{\"model_version\":7.0}}")
                        .overview()
                        .orElseThrow()
                        .version())
                .contains(7);
    }

    @Test
    void json_ofWhatIsSaidTwice_saysItOnce() {
        CardContent content = Said.everything();
        CardContent twice = content.toBuilder()
                .overview(content.overview().orElseThrow().toBuilder()
                        .addImage("scorer:1")
                        .build())
                .addEvaluation(content.evaluations().get(0))
                .build();
        assertThat(twice.json()).isEqualTo(content.json());
        assertThat(CardContent.builder()
                        .more(m -> m.putDetail("b", "2").putDetail("a", "1"))
                        .build()
                        .json())
                .as("equal contents, in another order")
                .isEqualTo(CardContent.builder()
                        .more(m -> m.putDetail("a", "1").putDetail("b", "2"))
                        .build()
                        .json());
    }

    @Test
    void toString_ofContent_tellsItsLengthOnly() {
        CardContent content = Said.everything();
        assertThat(content)
                .hasToString(
                        "model card content of %d characters", content.json().length());
    }

    @Test
    void build_longerThanSageMakerTakes_isRefused() {
        CardContent.Builder content = CardContent.builder();
        for (int i = 0; i < 60; i++) {
            content.addEvaluation(Evaluation.builder()
                    .name("e" + i)
                    .observation("o".repeat(2000))
                    .build());
        }
        assertThatThrownBy(content::build)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at most 100000 characters");
    }

    @Test
    void parse_ofSomethingElse_isRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> CardContent.parse("secret{"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must be JSON")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> CardContent.parse("[]")).hasMessageContaining("must be a JSON object");
    }
}
