package dev.mlgovern.core.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What the wire can do to a call, through the library's own HTTP client. */
class HttpEdgeTest {
    private static final String MODELS = "{\"Models\":[{\"ModelName\":\"churn\",\"ModelArn\":"
            + "\"arn:aws:sagemaker:eu-west-1:222222222222:model/churn\",\"CreationTime\":1}]}";

    @RegisterExtension
    static final WireMockExtension aws = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private MlPlatform platform;
    private SageMakerClient sagemaker;

    @BeforeEach
    void open() {
        platform = TestBank.over(new FakeAws())
                .httpClient(
                        new Rerouted(new FakeAws(), ApacheHttpClient.builder().build(), aws.getPort()))
                .limits(CallLimits.builder().timeout(Duration.ofSeconds(20)).build())
                .sleeper(duration -> {})
                .build();
        sagemaker = platform.in(TestBank.DEV).client(SageMakerClient::builder);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void call_whoseConnectionBreaksOnce_isTriedAgain(Fault fault) {
        firstThenModels(aResponse().withFault(fault));
        assertThat(sagemaker.listModels().models()).hasSize(1);
        aws.verify(2, postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo("SageMaker.ListModels")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void call_whoseConnectionBreaksEachTime_isUnavailableAfterFourAttempts(Fault fault) {
        aws.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));
        assertThatThrownBy(sagemaker::listModels).isInstanceOf(UnavailableException.class);
        aws.verify(4, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void call_thatIsAnsweredByAProxy_isTriedAgain(int status) {
        firstThenModels(aResponse().withStatus(status).withBody("<html>gateway</html>"));
        assertThat(sagemaker.listModels().models()).hasSize(1);
    }

    @Test
    void call_whoseAnswerIsNoJson_isAnErrorOfOurs() {
        aws.stubFor(post(anyUrl()).willReturn(aResponse().withBody("<html>sign in first</html>")));
        assertThatThrownBy(sagemaker::listModels).isInstanceOf(GovernanceException.class);
    }

    @Test
    void call_whoseAnswerComesInDribs_isReadWhole() {
        aws.stubFor(post(anyUrl()).willReturn(aResponse().withBody(MODELS).withChunkedDribbleDelay(20, 200)));
        assertThat(sagemaker.listModels().models().get(0).modelName()).isEqualTo("churn");
    }

    private static void firstThenModels(ResponseDefinitionBuilder first) {
        aws.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("mended"));
        aws.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("mended")
                .willReturn(aResponse().withBody(MODELS)));
    }
}
