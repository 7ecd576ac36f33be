package dev.mlgovern.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeploymentRequestTest {
    @Test
    void problems_ofAPlainRequest_areNone() {
        DeploymentRequest request = DeploymentRequest.builder().to(Stage.TEST).build();

        assertThat(request.problems()).isEmpty();
        assertThat(request.instanceType()).isEqualTo("ml.m5.large");
        assertThat(request.instances()).isEqualTo(1);
        assertThat(request.waitAtMost()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void problems_ofABadRequest_areAllListed() {
        DeploymentRequest request = DeploymentRequest.builder()
                .to(Stage.DEV)
                .endpoint("-no-")
                .instanceType("m5")
                .instances(0)
                .waitAtMost(Duration.ZERO)
                .build();

        assertThat(request.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.contains("DEV"))
                .anyMatch(problem -> problem.contains("\"-no-\""))
                .anyMatch(problem -> problem.contains("\"m5\""));
    }

    @Test
    void toString_withEnvironmentAndPayload_showsNeither() {
        DeploymentRequest request = DeploymentRequest.builder()
                .to(Stage.TEST)
                .putEnvironment("TOKEN", "s3cret")
                .check(InvocationCheck.of("text/csv", "42,private").expecting("a probability", a -> true))
                .build();

        assertThat(request.toString())
                .doesNotContain("s3cret")
                .doesNotContain("private")
                .contains("a probability");
    }

    @Test
    void id_ofAnotherPayloadOrExpectation_isAnother() {
        InvocationCheck check = InvocationCheck.of("text/csv", "1");

        assertThat(Check.id(check)).isEqualTo(Check.id(InvocationCheck.of("text/csv", "1")));
        assertThat(Check.id(check)).isNotEqualTo(Check.id(InvocationCheck.of("text/csv", "2")));
        assertThat(Check.id(check)).isNotEqualTo(Check.id(check.expecting("a number", a -> true)));
    }
}
