package dev.mlgovern.examples.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.model.ModelVersionArn;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** What EventBridge's own matcher makes of the rule. */
class EventRuleTest {
    private static final String EVENT =
            Events.json(ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/3"));

    @ParameterizedTest
    @CsvSource({"Approved, true", "Rejected, true", "PendingManualApproval, false"})
    void rule_decisions_arePassedOn(String approval, boolean passed) throws Exception {
        assertThat(matches(EVENT.replace("\"Approved\"", '"' + approval + '"'))).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({
        "aws.sagemaker, com.anybank.sagemaker",
        "SageMaker Model Package State Change, SageMaker Endpoint State Change",
        "Completed, Failed",
        "ModelPackageVersion, Version",
        "ModelPackageGroupName, ModelPackageName"
    })
    void rule_anotherEvent_isNotPassedOn(String text, String other) throws Exception {
        assertThat(matches(EVENT)).isTrue();
        assertThat(matches(EVENT.replace('"' + text + '"', '"' + other + '"'))).isFalse();
    }

    @Test
    void rule_everyEventItPassesOn_isRead() throws Exception {
        assertThat(matches(EVENT)).isTrue();
        assertThat(ModelPackageEvent.parse(Events.bytes(EVENT)).version().number())
                .isEqualTo(3);
    }

    private static boolean matches(String event) throws Exception {
        try (InputStream rule = Objects.requireNonNull(EventRuleTest.class.getResourceAsStream("rule.json"))) {
            return Ruler.matchesRule(event, new String(rule.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
