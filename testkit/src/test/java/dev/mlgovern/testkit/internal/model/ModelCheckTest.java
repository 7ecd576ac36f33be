package dev.mlgovern.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCheckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVERY_KIND = """
            {"operations":{"Do":{"name":"Do","input":{"shape":"In"},"output":{"shape":"Out"}},"Quiet":{"name":"Quiet"}},
             "shapes":{
              "In":{"type":"structure","required":["Name"],"members":{
               "Name":{"shape":"Name"},"Mode":{"shape":"Mode"},"Count":{"shape":"Count"},"Big":{"shape":"Big"},"Share":{"shape":"Share"},
               "On":{"shape":"On"},"At":{"shape":"At"},"Data":{"shape":"Data"},"Names":{"shape":"Names"},"Tags":{"shape":"Tags"},
               "Choice":{"shape":"Choice"},"Inner":{"shape":"Inner"}}},
              "Out":{"type":"structure","required":["Arn"],"members":{"Arn":{"shape":"Name"}}},
              "Name":{"type":"string","min":2,"max":5,"pattern":"[a-z]+"},
              "Mode":{"type":"string","enum":["A","B"]},
              "Count":{"type":"integer","min":1,"max":9}, "Big":{"type":"long"}, "Share":{"type":"double","max":1.5},
              "On":{"type":"boolean"}, "At":{"type":"timestamp"}, "Data":{"type":"blob","min":1,"max":3},
              "Names":{"type":"list","member":{"shape":"Name"},"min":1,"max":2},
              "Tags":{"type":"map","key":{"shape":"Name"},"value":{"shape":"Mode"},"max":1},
              "Choice":{"type":"structure","union":true,"members":{"X":{"shape":"Big"},"Y":{"shape":"Big"}}},
              "Inner":{"type":"structure","required":["Deep"],"members":{"Deep":{"shape":"Count"}}}}}""";

    private final ApiModel model = ModelLoader.parse("test", read(EVERY_KIND));

    @Test
    void request_withinAllLimits_hasNoProblem() {
        assertThat(problems("""
                        {"Name":"abc","Mode":"A","Count":9,"Big":5000000000,"Share":1.5,"On":true,"At":1.5,"Data":"YWJj","Names":["ab","cd"],
                         "Tags":{"ab":"B"},"Choice":{"X":1},"Inner":{"Deep":1}}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                      | 'Name' failed to satisfy constraint: Member must not be null",
                "{\"Name\":null}                         | 'Name' failed to satisfy constraint: Member must not be null",
                "{\"Name\":\"abc\",\"Inner\":{}}         | 'Inner.Deep' failed to satisfy constraint: Member must not be null",
                "{\"Name\":\"a\"}                        | length greater than or equal to 2",
                "{\"Name\":\"abcdef\"}                   | length less than or equal to 5",
                "{\"Name\":\"ab1\"}                      | regular expression pattern: [a-z]+",
                "{\"Name\":\"abc\",\"Mode\":\"C\"}       | enum value set: [A, B]",
                "{\"Name\":\"abc\",\"Count\":0}          | value greater than or equal to 1",
                "{\"Name\":\"abc\",\"Count\":10}         | value less than or equal to 9",
                "{\"Name\":\"abc\",\"Share\":1.6}        | value less than or equal to 1.5",
                "{\"Name\":\"abc\",\"Data\":\"\"}        | length greater than or equal to 1",
                "{\"Name\":\"abc\",\"Data\":\"YWJjZA==\"} | length less than or equal to 3",
                "{\"Name\":\"abc\",\"Names\":[]}         | 'Names' failed to satisfy constraint: Member must have length greater",
                "{\"Name\":\"abc\",\"Names\":[\"ab\",\"ab\",\"ab\"]} | 'Names' failed to satisfy constraint: Member must have length less",
                "{\"Name\":\"abc\",\"Names\":[\"a\"]}    | 'Names.1.member'",
                "{\"Name\":\"abc\",\"Tags\":{\"A\":\"A\"}} | 'Tags.key'",
                "{\"Name\":\"abc\",\"Tags\":{\"ab\":\"Z\"}} | 'Tags.ab.value'",
                "{\"Name\":\"abc\",\"Tags\":{\"ab\":\"A\",\"cd\":\"A\"}} | 'Tags' failed",
                "{\"Name\":\"abc\",\"Choice\":{}}        | exactly one member must be set, not 0",
                "{\"Name\":\"abc\",\"Choice\":{\"X\":1,\"Y\":2}} | exactly one member must be set, not 2",
                "{\"Name\":\"abc\",\"Nmae\":\"abc\"}     | Unknown member at 'Nmae'"
            })
    void request_outsideOneLimit_hasThatProblem(String input, String problem) {
        assertThat(problems(input)).isNotEmpty().anySatisfy(p -> assertThat(p).contains(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Name\":7",
                "\"Count\":\"1\"",
                "\"Count\":1.5",
                "\"Count\":3000000000",
                "\"Big\":\"x\"",
                "\"Share\":\"1\"",
                "\"On\":\"true\"",
                "\"At\":\"2026-11-23T00:00:00Z\"",
                "\"Data\":7",
                "\"Data\":\"%%\"",
                "\"Names\":{}",
                "\"Tags\":[]",
                "\"Inner\":7"
            })
    void request_ofWrongType_hasThatProblem(String member) {
        assertThat(problems("{\"Name\":\"abc\"," + member + "}"))
                .anySatisfy(p -> assertThat(p).contains("must be of type"));
    }

    @Test
    void answer_withoutRequiredMember_hasThatProblem() {
        Operation operation = model.operation("Do").orElseThrow();

        assertThat(ModelCheck.answer(model, operation, read("{}"))).hasSize(1);
        assertThat(ModelCheck.answer(model, operation, read("{\"Arn\":\"abc\"}")))
                .isEmpty();
    }

    @Test
    void answer_whereTheModelHasNone_hasThatProblem() {
        assertThat(ModelCheck.answer(model, model.operation("Quiet").orElseThrow(), read("{\"Arn\":\"abc\"}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.mlgovern.testkit.internal.model.AwsModels#played")
    void model_ofEachService_refersToShapesThatItHas(String service) {
        ApiModel real = ApiModel.of(service);

        assertThat(real.operations().values()).isNotEmpty().allSatisfy(operation -> {
            if (operation.input() != null) {
                assertThat(real.required(operation.input()).type()).isEqualTo("structure");
            }
        });
    }

    private List<String> problems(String input) {
        return ModelCheck.request(model, model.operation("Do").orElseThrow(), read(input));
    }

    private static ObjectNode read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return (ObjectNode) node;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
