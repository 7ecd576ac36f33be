package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

class SentSecretsTest {
    private static final SentSecrets CARD = SentSecrets.of(CreateModelPackageRequest.builder()
            .modelPackageGroupName("churn")
            .modelCard(c -> c.modelCardContent("{\"creator\": \"canary\"}"))
            .build());

    private static AwsServiceException refused(String code, String message, String body) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .rawResponse(SdkBytes.fromUtf8String(body))
                        .build())
                .build();
    }

    @Test
    void hidden_ofTextThatRepeatsASecret_leavesItOutAndTheRestIn() {
        assertThat(CARD.hidden("Value {\"creator\": \"canary\"} of churn")).isEqualTo("Value *** of churn");
        assertThat(CARD.hidden("sent {\"content\": \"{\\\"creator\\\": \\\"canary\\\"}\"}"))
                .isEqualTo("sent {\"content\": \"***\"}");
        assertThat(SentSecrets.of(AssumeRoleRequest.builder()
                                .externalId("abcd")
                                .roleArn("arn:role")
                                .build())
                        .hidden("abcd for arn:role"))
                .isEqualTo("*** for arn:role");
    }

    @Test
    void hidden_ofVariables_looksInEachContainerAndLeavesShortOnesIn() {
        SentSecrets secrets = SentSecrets.of(CreateModelRequest.builder()
                .containers(ContainerDefinition.builder()
                        .environment(Map.of("PASSWORD", "hunter2", "ON", "yes"))
                        .build())
                .build());

        assertThat(secrets.hidden("hunter2, yes")).isEqualTo("***, yes");
    }

    @Test
    void toldBy_anExceptionOrItsAnswer_seesSecretsInEither() {
        assertThat(CARD.toldBy(refused("InvalidRequest", "no", "no"))).isFalse();
        assertThat(CARD.toldBy(refused("InvalidRequest", "{\"creator\": \"canary\"}", "")))
                .isTrue();
        assertThat(CARD.toldBy(refused("ExpiredToken", "over", "<Error><Token-0>IQo</Token-0></Error>")))
                .isTrue();
        assertThat(CARD.toldBy(refused("SignatureDoesNotMatch", "no", "<StringToSign>x</StringToSign>")))
                .isTrue();
        assertThat(CARD.toldBy(refused("ModelError", "cannot parse 1,2", ""))).isTrue();
        assertThat(CARD.toldBy(new IllegalStateException(refused("ModelError", "cannot parse 1,2", ""))))
                .isTrue();
        assertThat(CARD.toldBy(AwsServiceException.builder().message("gone").build()))
                .isFalse();
    }

    @Test
    void message_ofAContainersError_isLeftOut() {
        Answer answer = Answer.of(refused("ModelError", "cannot parse 1,2", ""), CARD::hidden);

        assertThat(answer.quoted()).startsWith("ModelError: the container's words are left out");
        assertThat(Answer.of(refused("InvalidRequest", "no key", ""), CARD::hidden)
                        .quoted())
                .isEqualTo("InvalidRequest: no key");
    }
}
