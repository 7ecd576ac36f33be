package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelRequest;

/** What becomes of each thing that the SDK throws. */
class TranslationTest {
    private static final AwsCredentials USED = AwsBasicCredentials.create("AKIAEXAMPLE", "secret");
    private static final String UNSURE = "whether it took effect is not known";

    private final Someone caller = new Someone(null, null);
    private final SdkRequest request =
            DescribeModelRequest.builder().modelName("churn").build();

    @AfterEach
    void leaveTheThreadClean() {
        Call.SENDING.remove();
    }

    private static Call call(String service, String operation, int attempts) {
        Call call = new Call(
                new Call.Operation(service, operation, AccountId.of("222222222222"), Region.EU_WEST_1),
                Instant.EPOCH,
                Duration.ofSeconds(7),
                new CallerCredentials.Had(0, USED, null));
        for (int i = 0; i < attempts; i++) {
            call.sending();
        }
        return call;
    }

    private Throwable translated(Throwable thrown, Call call) {
        return new Translation(caller).translated(thrown, call, request);
    }

    private static AwsServiceException answered(int status, @Nullable String code, @Nullable String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Test
    void translated_whatIsOursOrNoException_isLeftAsItIs() {
        GovernanceException ours = new NotFoundException(Failure.of("x", "y"));
        Error error = new AssertionError("broken");
        Exception checked = new IOException("elsewhere");

        assertThat(translated(ours, call("sagemaker", "ListModels", 1))).isSameAs(ours);
        assertThat(translated(error, call("sagemaker", "ListModels", 1))).isSameAs(error);
        assertThat(translated(checked, call("sagemaker", "ListModels", 1))).isSameAs(checked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HeadObject", "HeadBucket"})
    void translated_anUnexplained400OfAnS3Head_isTakenAsExpiredCredentials(String operation) {
        Throwable told = translated(answered(400, null, null), call("s3", operation, 1));

        assertThat(told)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("as S3 does when the credentials");
        assertThat(caller.forgotten()).containsExactly(USED);
    }

    @ParameterizedTest
    @CsvSource({"s3, GetObject, 400, ''", "sagemaker, HeadModel, 400, ''", "s3, HeadObject, 400, InvalidRequest"})
    void translated_any400Otherwise_isAnInvalidRequest(String service, String operation, int status, String code) {
        Throwable told = translated(answered(status, code, null), call(service, operation, 1));

        assertThat(told).isInstanceOf(InvalidRequestException.class);
        assertThat(caller.forgotten()).isEmpty();
    }

    @Test
    void translated_anUnexplained404OfAnS3Head_isNotFound() {
        assertThat(translated(answered(404, null, null), call("s3", "HeadObject", 1)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void translated_expiredCredentials_areForgotten() {
        Throwable told =
                translated(answered(400, "ExpiredTokenException", "expired"), call("sagemaker", "ListModels", 1));

        assertThat(told)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the credentials expired (ExpiredTokenException)");
        assertThat(caller.forgotten()).containsExactly(USED);
    }

    @Test
    void translated_aDenialThatSaysWho_namesThemAndWhatItIsAbout() {
        Throwable told = translated(
                answered(
                        400,
                        "AccessDeniedException",
                        "User: arn:aws:sts::222222222222:assumed-role/mlgovern/ines is not authorized to perform:"
                                + " sagemaker:DescribeModel on resource: arn:aws:sagemaker:eu-west-1:222222222222:model/churn"),
                call("sagemaker", "DescribeModel", 1));

        assertThat(told)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(
                        "assumed-role/mlgovern/ines may not sagemaker:DescribeModel on arn:aws:sagemaker");
    }

    @Test
    void translated_aDenialThatSaysNothing_speaksOfTheCaller() {
        Throwable told = translated(answered(403, "AccessDenied", "no"), call("sagemaker", "DescribeModel", 1));

        assertThat(told)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("the caller may not sagemaker:DescribeModel; ");
    }

    @ParameterizedTest
    @CsvSource({"CreateModel, 1, true", "CreateModel, 0, false", "DescribeModel, 1, false"})
    void translated_anAnswerThatNeverCame_saysWhetherAChangeMayHaveTakenEffect(
            String operation, int attempts, boolean unsure) {
        List<RuntimeException> never = List.of(
                ApiCallTimeoutException.create(7000),
                ApiCallAttemptTimeoutException.create(7000),
                AbortedException.create("interrupted"),
                SdkClientException.create("no", new IOException("reset")),
                SdkClientException.create("Unable to unmarshall response", new IOException("reset")));
        for (RuntimeException thrown : never) {
            Throwable told = translated(thrown, call("sagemaker", operation, attempts));

            assertThat(told).isInstanceOf(UnavailableException.class);
            assertThat(String.valueOf(told.getMessage()).contains(UNSURE)).isEqualTo(unsure);
        }
    }

    @Test
    void translated_timeouts_sayTheLimit() {
        assertThat(translated(ApiCallTimeoutException.create(1), call("sagemaker", "ListModels", 1)))
                .hasMessageContaining("no answer within 7000 ms");
        assertThat(translated(ApiCallAttemptTimeoutException.create(1), call("sagemaker", "ListModels", 1)))
                .hasMessageContaining("no answer within 7000 ms");
    }

    @Test
    void translated_faultsOfTheNetworkAndOfTheAnswer_areToldApart() {
        Call call = call("sagemaker", "ListModels", 2);
        IOException reset = new IOException("reset");

        assertThat(translated(AbortedException.create("stop"), call)).hasMessageContaining("was interrupted");
        assertThat(translated(SdkClientException.create("no", new IllegalStateException(reset)), call))
                .hasMessageContaining("no connection, also after 2 attempts");
        assertThat(translated(SdkClientException.create("Unable to unmarshall response", reset), call))
                .hasMessageEndingWith("the answer could not be used: Unable to unmarshall response");
        assertThat(translated(SdkClientException.create("odd\nmore of it"), call))
                .hasMessageEndingWith("the answer could not be used: odd");
    }

    @Test
    void translated_whatTheSdkDoesNotExplain_isNamed() {
        Call call = call("sagemaker", "ListModels", 1);

        assertThat(translated(new IllegalStateException(), call))
                .isInstanceOf(UnexpectedAwsException.class)
                .hasMessageEndingWith("the call failed inside the AWS SDK: IllegalStateException");
        assertThat(translated(new IllegalStateException("pool closed"), call)).hasMessageEndingWith("pool closed");
    }
}
