package dev.mlgovern.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.MovableClock;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class RoleSessionsTest {
    private static final FakeAws.Answers STS_DOWN = sent -> {
        if (sent.host().startsWith("sts.")) {
            throw new IOException("connection refused");
        }
        return null;
    };

    private final FakeAws aws = new FakeAws();
    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void anHourFromNow() {
        aws.expiration = clock.instant().plus(Duration.ofHours(1));
    }

    private MlPlatform platform() {
        return TestBank.over(aws).clock(clock).build();
    }

    private static SageMakerClient dev(MlPlatform platform) {
        return platform.in(TestBank.DEV).client(SageMakerClient::builder);
    }

    @Test
    void session_when64ThreadsStartColdOn20Clients_costsOneCall() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (MlPlatform platform = platform()) {
            List<Region> regions = Region.regions().stream()
                    .filter(region -> !region.isGlobalRegion())
                    .limit(20)
                    .toList();
            List<SageMakerClient> clients = regions.stream()
                    .map(region -> platform.in(TestBank.DEV).in(region).client(SageMakerClient::builder))
                    .toList();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                SageMakerClient client = clients.get(i % clients.size());
                calls.add(threads.submit(() -> {
                    start.await();
                    return client.listModels();
                }));
            }
            start.countDown();
            for (Future<?> call : calls) {
                call.get();
            }

            assertThat(aws.sent("AssumeRole")).hasSize(1);
            assertThat(aws.sent("ListModels")).hasSize(64);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void session_whenItNearsItsEnd_isRenewedByWhoeverAsks() {
        try (MlPlatform platform = platform()) {
            dev(platform).listModels();
            clock.forward(Duration.ofMinutes(54));
            dev(platform).listModels();
            assertThat(aws.sent("AssumeRole")).hasSize(1);

            clock.forward(Duration.ofMinutes(2));
            aws.expiration = clock.instant().plus(Duration.ofHours(1));
            dev(platform).listModels();
            dev(platform).listModels();

            assertThat(aws.sent("AssumeRole")).hasSize(2);
        }
    }

    @Test
    void session_whenStsIsDown_isUsedUntilItExpiresWithOneAttemptInFiveSeconds() {
        try (MlPlatform platform = platform()) {
            dev(platform).listModels();
            clock.forward(Duration.ofMinutes(55));
            aws.answers(STS_DOWN);

            for (int second = 0; second < 299; second++) {
                clock.forward(Duration.ofSeconds(1));
                dev(platform).listModels();
            }

            assertThat(aws.sent("AssumeRole")).hasSizeBetween(50, 61);
            assertThat(aws.sent("ListModels")).hasSize(300);
            clock.forward(Duration.ofSeconds(1));
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("sts:AssumeRole in account 222222222222");

            aws.answers(sent -> null);
            clock.forward(Duration.ofSeconds(6));
            aws.expiration = clock.instant().plus(Duration.ofHours(1));
            dev(platform).listModels();
        }
    }

    @Test
    void session_whenStsRefuses_namesRoleAccountAndWhatToCheck() {
        aws.answers(sent -> sent.operation().equals("AssumeRole")
                ? FakeAws.stsError(
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::999999999999:user/ci is not authorized to perform: sts:AssumeRole on resource: "
                                + TestBank.DEV_ROLE)
                : null);
        try (MlPlatform platform = platform()) {
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOfSatisfying(RoleNotAssumableException.class, e -> {
                        assertThat(e.role()).isEqualTo(TestBank.DEV_ROLE);
                        assertThat(e.account()).hasValue(TestBank.DEV);
                        assertThat(e.principal()).hasValue("arn:aws:iam::999999999999:user/ci");
                    })
                    .hasMessageContaining("trust policy")
                    .hasMessageContaining("sts:SetSourceIdentity")
                    .hasMessageContaining("external id");
            assertThat(aws.sent("ListModels")).isEmpty();
        }
    }

    @Test
    void session_whenStsEchoesTheExternalId_hidesIt() {
        aws.answers(sent -> FakeAws.stsError(
                400,
                "ValidationError",
                "1 validation error detected: Value '" + TestBank.EXTERNAL_ID
                        + "' at 'externalId' failed to satisfy constraint"));
        try (MlPlatform platform = platform()) {
            assertNoCanary(() -> dev(platform).listModels());
        }
        aws.answers(sent -> FakeAws.stsError(403, "AccessDenied", "external id " + TestBank.EXTERNAL_ID + " is wrong"));
        try (MlPlatform platform = platform()) {
            assertNoCanary(() -> dev(platform).listModels());
        }
    }

    private static void assertNoCanary(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RoleNotAssumableException.class).satisfies(thrown -> {
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain("canary");
            }
        });
    }

    @Test
    void session_always_saysWhoActsAndUsesTheExternalId() {
        try (MlPlatform platform = TestBank.over(aws)
                .actor("Inés Ruiz/fraud")
                .putSessionTag("team", "fraud")
                .build()) {
            platform.in(TestBank.DEV)
                    .narrowedTo("{\"Version\":\"2012-10-17\"}")
                    .client(SageMakerClient::builder)
                    .listModels();
            FakeAws.Sent sent = aws.sent("AssumeRole").get(0);

            assertThat(FakeAws.parameter(sent, "RoleSessionName")).isEqualTo("In-s-Ruiz-fraud");
            assertThat(FakeAws.parameter(sent, "SourceIdentity")).isEqualTo("In-s-Ruiz-fraud");
            assertThat(FakeAws.parameter(sent, "ExternalId")).isEqualTo(TestBank.EXTERNAL_ID);
            assertThat(FakeAws.parameter(sent, "Policy")).contains("2012-10-17");
            assertThat(FakeAws.parameter(sent, "Tags.member.1.Key")).isEqualTo("team");
            assertThat(FakeAws.parameter(sent, "DurationSeconds")).isEqualTo("43200");
        }
    }

    @Test
    void session_whenTheBaseCredentialsAreASessionThemselves_asksForNoMoreThanAnHour() {
        try (MlPlatform platform = TestBank.over(aws)
                .credentials(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create("ASIA999999999999EXAMPLE", "secret", "token")))
                .build()) {
            dev(platform).listModels();

            assertThat(FakeAws.parameter(aws.sent("AssumeRole").get(0), "DurationSeconds"))
                    .isEqualTo("3600");
        }
    }

    @Test
    void session_whenAwsSaysItExpired_isReplacedForTheNextCall() {
        try (MlPlatform platform = platform()) {
            aws.answers(sent -> sent.operation().equals("ListModels")
                            && aws.sent("ListModels").size() == 1
                    ? FakeAws.error(
                            400, "ExpiredTokenException", "The security token included in the request is expired")
                    : null);
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("expired");

            dev(platform).listModels();

            assertThat(aws.sent("AssumeRole")).hasSize(2);
        }
    }

    @Test
    void toString_always_showsNoSecret() {
        try (MlPlatform platform = platform()) {
            dev(platform).listModels();
            SessionSettings settings = SessionSettings.builder()
                    .roleArn(TestBank.DEV_ROLE)
                    .actor("ines")
                    .externalId(TestBank.EXTERNAL_ID)
                    .policy("canary-policy")
                    .build();

            assertThat(settings.toString()).doesNotContain("canary");
            assertThat(platform.toString() + platform.in(TestBank.DEV)).doesNotContain("canary");
        }
    }

    @Test
    void sessionName_whenTheActorIsOddOrLong_fitsSts() {
        assertThat(SessionNames.of("a")).isEqualTo("mlgovern-a");
        assertThat(SessionNames.of("x".repeat(80))).hasSize(64);
        assertThat(SessionNames.of(" ines@bank ")).isEqualTo("ines@bank");
    }
}
