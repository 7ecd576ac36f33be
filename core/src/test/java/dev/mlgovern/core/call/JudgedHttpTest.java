package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** What an answer says about the service. */
class JudgedHttpTest {
    private final JudgedHttp judge = new JudgedHttp(ApacheHttpClient.create());
    private final Call call = new Call(
            new Call.Operation("sagemaker", "ListModels", AccountId.of("222222222222"), Region.EU_WEST_1),
            Instant.EPOCH,
            Duration.ofSeconds(7),
            new CallerCredentials.Had(0, null, null));

    /** A request that is answered in one way. */
    private record Answered(
            int status, @Nullable String type, @Nullable String body) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(status);
            if (type != null) {
                response.putHeader("x-amzn-ErrorType", type);
            }
            HttpExecuteResponse.Builder answer = HttpExecuteResponse.builder().response(response.build());
            if (body != null) {
                answer.responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
            }
            return answer.build();
        }

        @Override
        public void abort() {}
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "200|none|{}|FINE",
                "399|none|{}|FINE",
                "400|none|{\"__type\":\"ValidationException\"}|FINE",
                "400|none|{\"__type\":\"ThrottlingException\"}|THROTTLED",
                "400|none|{\"__type\":\"com.amazonaws.sagemaker#ThrottlingException\"}|THROTTLED",
                "400|ThrottlingException|{}|THROTTLED",
                "400|ThrottlingException:http://internal.amazon.com/|{}|THROTTLED",
                "400|NoThrottlingException|{}|FINE",
                "404|none|none|FINE",
                "429|none|none|THROTTLED",
                "499|none|{}|FINE",
                "500|none|none|FAULT",
                "500|none|{}|FAULT",
                "503|none|none|THROTTLED",
                "503|none|{\"__type\":\"InternalFailure\"}|FAULT",
                "503|InternalFailure|none|FAULT",
                "503|none|<Error><Code>SlowDown</Code></Error>|THROTTLED",
            })
    void around_anAnswer_isJudgedByStatusCodeAndBody(
            int status, @Nullable String type, @Nullable String body, Call.Verdict verdict) throws IOException {
        call.judged(Call.Verdict.FINE);

        HttpExecuteResponse answer = judge.around(new Answered(status, type, body), call);

        assertThat(call.verdict()).isEqualTo(verdict);
        assertThat(answer.responseBody().map(JudgedHttpTest::read).orElse(null)).isEqualTo(body);
    }

    @Test
    void around_anAnswerThatIsLongerThanWhatIsLookedAt_keepsAllOfIt() throws IOException {
        String body = "x".repeat(100_000);

        HttpExecuteResponse answer = judge.around(new Answered(400, null, body), call);

        assertThat(answer.responseBody().map(JudgedHttpTest::read)).hasValue(body);
    }

    @Test
    void around_noAnswerAtAll_isAFault() {
        ExecutableHttpRequest broken = new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public void abort() {}
        };

        assertThatThrownBy(() -> judge.around(broken, call)).isInstanceOf(IOException.class);

        assertThat(call.verdict()).isEqualTo(Call.Verdict.FAULT);
    }

    @Test
    void around_aRequestOfNobodys_isPassedOn() throws IOException {
        assertThat(judge.around(new Answered(500, null, "{}"), null)
                        .httpResponse()
                        .statusCode())
                .isEqualTo(500);
    }

    private static String read(AbortableInputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
