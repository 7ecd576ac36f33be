package dev.mlgovern.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.WrongAccountException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

class MlPlatformTest {
    private final FakeAws aws = new FakeAws();

    @Test
    void client_whenAskedTwice_isOneForEachAccountRegionAndService() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            AccountScope dev = platform.in(TestBank.DEV);
            SageMakerClient client = dev.client(SageMakerClient::builder);

            assertThat(platform.in(TestBank.DEV).client(SageMakerClient::builder))
                    .isSameAs(client);
            assertThat(dev.in(Region.EU_CENTRAL_1).client(SageMakerClient::builder))
                    .isNotSameAs(client);
            assertThat(platform.in(TestBank.CENTRAL).client(SageMakerClient::builder))
                    .isNotSameAs(client);
            assertThat(dev.client(StsClient::builder)).isNotSameAs((Object) client);
            assertThat(aws.sent).isEmpty();
        }
    }

    @Test
    void in_whenTheAccountIsUnknown_saysSo() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            assertThatThrownBy(() -> platform.in(AccountId.of("999999999999")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("999999999999");
        }
    }

    @Test
    void build_withoutTopology_saysWhatIsMissing() {
        assertThatThrownBy(() -> MlPlatform.builder().build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("topology is missing");
    }

    @Test
    void close_whenClientsAreUsedAfterwards_failsClearlyAndLeavesAForeignHttpClientOpen() {
        MlPlatform platform = TestBank.over(aws).build();
        SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);
        platform.as("omar").close();
        client.listModels();
        platform.close();
        platform.close();

        assertThat(aws.closed).isFalse();
        assertThatThrownBy(client::listModels)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the platform is closed");
        assertThatThrownBy(() -> platform.in(TestBank.DEV).client(SageMakerClient::builder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the platform is closed");
    }

    @Test
    void as_someoneElse_hasSessionsOfItsOwnAndTheSameResources() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            MlPlatform omar = platform.as("omar");
            platform.in(TestBank.DEV).client(SageMakerClient::builder).listModels();
            omar.in(TestBank.DEV).client(SageMakerClient::builder).listModels();

            assertThat(omar.actor()).isEqualTo("omar");
            assertThat(aws.sent("AssumeRole").stream().map(sent -> FakeAws.parameter(sent, "RoleSessionName")))
                    .containsExactly("ines", "omar");
        }
    }

    @Test
    void change_whenItIsTheFirstInAnAccount_confirmsTheAccountOnce() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);
            client.listModels();
            assertThat(aws.sent("GetCallerIdentity")).isEmpty();

            client.deleteModel(r -> r.modelName("a"));
            client.deleteModel(r -> r.modelName("b"));

            assertThat(aws.sent("GetCallerIdentity")).hasSize(1);
            assertThat(aws.sent.stream().map(FakeAws.Sent::operation))
                    .containsExactly("AssumeRole", "ListModels", "GetCallerIdentity", "DeleteModel", "DeleteModel");
        }
    }

    @Test
    void change_whenTheCredentialsAreOfAnotherAccount_isRefusedBeforeItLeaves() {
        aws.answers(sent -> sent.to("GetCallerIdentity") ? FakeAws.identity("555555555555") : null);
        try (MlPlatform platform = TestBank.over(aws).build()) {
            SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);

            assertThatThrownBy(() -> client.deleteModel(r -> r.modelName("a")))
                    .isInstanceOf(WrongAccountException.class)
                    .hasMessageContaining("222222222222")
                    .hasMessageContaining("555555555555");
            assertThat(aws.sent("DeleteModel")).isEmpty();
        }
    }

    @Test
    void change_inReadOnlyMode_isRefusedBeforeItLeaves() {
        List<CallEvent> events = new ArrayList<>();
        try (MlPlatform platform =
                TestBank.over(aws).readOnly(true).addListener(events::add).build()) {
            SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);
            client.listModels();

            assertThatThrownBy(() -> client.deleteModel(r -> r.modelName("a")))
                    .isInstanceOf(GateRefusedException.class)
                    .hasMessageContaining("sagemaker:DeleteModel in account 222222222222")
                    .hasMessageContaining("read-only");
            assertThat(aws.sent("DeleteModel")).isEmpty();
            assertThat(events.get(events.size() - 1).outcome()).isEqualTo(CallEvent.Outcome.REFUSED);
        }
    }

    @Test
    void call_whenItEnds_isOneEventWithoutValues() {
        List<CallEvent> events = new ArrayList<>();
        try (MlPlatform platform = TestBank.over(aws)
                .addListener(event -> {
                    throw new IllegalStateException("a listener's own problem");
                })
                .addListener(events::add)
                .build()) {
            platform.in(TestBank.DEV).client(SageMakerClient::builder).listModels();

            assertThat(events.stream().map(CallEvent::action))
                    .containsExactly("sts:AssumeRole", "sagemaker:ListModels");
            CallEvent event = events.get(1);
            assertThat(event.account()).isEqualTo(TestBank.DEV);
            assertThat(event.region()).isEqualTo(Region.EU_WEST_1);
            assertThat(event.attempts()).isEqualTo(1);
            assertThat(event.outcome()).isEqualTo(CallEvent.Outcome.SUCCEEDED);
            assertThat(event.requestId()).isEqualTo("req-1");
            assertThat(event.error()).isEmpty();
            assertThat(events.get(0).account()).isEqualTo(TestBank.DEV);
        }
    }

    @Test
    void client_whenTheBuilderHasConfigurationOfItsOwn_keepsIt() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            SageMakerClient client = platform.in(TestBank.DEV).client(() -> {
                SageMakerClientBuilder builder = SageMakerClient.builder();
                builder.overrideConfiguration(o -> o.putHeader("x-own", "1"));
                return builder;
            });

            client.listModels();

            assertThat(aws.sent("ListModels")).hasSize(1);
        }
    }
}
