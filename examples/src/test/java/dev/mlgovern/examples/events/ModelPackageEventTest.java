package dev.mlgovern.examples.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageEventTest {
    private static final ModelVersionArn VERSION =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/3");
    private static final String EVENT = Events.json(VERSION);

    @Test
    void parse_whatSageMakerSends_keepsIdAndVersion() {
        assertThat(ModelPackageEvent.parse(Events.bytes(EVENT)))
                .isEqualTo(new ModelPackageEvent("a37b1c1e-0001", VERSION));
    }

    @Test
    void parse_eventOfSomethingElse_tellsEveryProblem() {
        assertThat(problems("{\"source\": 7, \"detail-type\": \"x\", \"detail\": {}}"))
                .containsExactly(
                        "source must be \"aws.sagemaker\", was 7",
                        "detail-type must be \"SageMaker Model Package State Change\", was \"x\"",
                        "id must be the event's id, was missing",
                        "detail.ModelPackageArn must be the ARN of a version of a model package group, was missing");
    }

    @Test
    void parse_versionOfAnotherAccountAndRegion_isRefused() {
        String event = EVENT.replace("\"account\": \"222222222222\"", "\"account\": \"999999999999\"")
                .replace("\"region\": \"eu-west-1\"", "\"region\": null");

        assertThat(problems(event))
                .containsExactly(
                        "account must be \"222222222222\", was \"999999999999\"",
                        "region must be \"eu-west-1\", was null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"id\": 1} x"})
    void parse_noEvent_isRefused(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void parse_longValue_isShownCut() {
        assertThat(problems(EVENT.replace("aws.sagemaker", "x".repeat(100_000))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasSizeLessThan(300).endsWith("…"));
    }

    @Property(tries = 300)
    void parse_spoiltAnywhere_isReadOrRefused(
            @ForAll @IntRange(min = 0, max = 1200) int at,
            @ForAll @IntRange(min = 0, max = 40) int lost,
            @ForAll String put) {
        int from = Math.min(at, EVENT.length());
        int to = Math.min(from + lost, EVENT.length());
        try {
            ModelPackageEvent.parse(Events.bytes(EVENT.substring(0, from) + put + EVENT.substring(to)));
        } catch (InvalidRequestException e) {
            assertThat(e.problems()).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    private static List<String> problems(String event) {
        InvalidRequestException[] thrown = new InvalidRequestException[1];
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> ModelPackageEvent.parse(Events.bytes(event)))
                .satisfies(e -> thrown[0] = e);
        return thrown[0].problems();
    }
}
