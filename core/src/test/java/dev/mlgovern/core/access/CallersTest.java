package dev.mlgovern.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MovableClock;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.call.CallLimits;
import dev.mlgovern.core.call.CallPipeline;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.call.ThreadedHttp;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.tag.TagScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** Callers as clients see them, without clients in between. */
class CallersTest {
    private static final String VIA = "arn:aws:iam::111111111111:role/hub";

    private final FakeAws aws = new FakeAws();
    private final MovableClock clock = new MovableClock();
    private final CallPipeline pipeline = CallPipeline.builder()
            .time(clock, clock)
            .limits(CallLimits.defaults())
            .listeners(List.of())
            .readOnly(false)
            .http(aws, new ThreadedHttp(aws, Runnable::run))
            .scheme(TagScheme.standard("anybank"))
            .build();
    private final RoleSessions sessions = RoleSessions.over(
            pipeline,
            Region.EU_WEST_1,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA999999999999EXAMPLE", "base")),
            clock);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @BeforeEach
    void anHourFromNow() {
        aws.expiration = clock.instant().plus(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        other.shutdownNow();
        sessions.close();
        pipeline.close();
    }

    private static SessionSettings.Builder settings() {
        return SessionSettings.builder().roleArn(TestBank.DEV_ROLE).actor("ines");
    }

    private Caller caller(SessionSettings.Builder settings) {
        return sessions.in(TestBank.DEV, settings.build());
    }

    @Test
    void credentials_always_areThoseOfTheSession() {
        Caller caller = caller(settings());
        assertThat(caller.principal()).isEmpty();

        assertThat(caller.credentials().accessKeyId()).isEqualTo("ASIA222222222222EXAMPLE");
        assertThat(caller.principal()).hasValue("arn:aws:sts::222222222222:assumed-role/mlgovern/ines");
        assertThat(caller.account()).isEqualTo(TestBank.DEV);
    }

    @Test
    void credentials_viaAnotherRole_areAskedForWithThatRolesSession() {
        caller(settings().via(VIA).externalId("for-the-second")).credentials();

        List<FakeAws.Sent> asked = aws.sent("AssumeRole");
        assertThat(asked)
                .extracting(sent -> FakeAws.parameter(sent, "RoleArn"))
                .containsExactly(VIA, TestBank.DEV_ROLE);
        assertThat(asked.get(0).authorization()).contains("Credential=AKIA999999999999EXAMPLE");
        assertThat(asked.get(1).authorization()).contains("Credential=ASIA111111111111EXAMPLE");
        assertThat(asked.get(0).body()).doesNotContain("for-the-second").contains("SourceIdentity=ines");
    }

    @Test
    void credentials_withoutSettings_sayWhoActsAndLastAnHour() {
        caller(settings()).credentials();

        FakeAws.Sent sent = aws.sent("AssumeRole").get(0);
        assertThat(FakeAws.parameter(sent, "SourceIdentity")).isEqualTo("ines");
        assertThat(FakeAws.parameter(sent, "DurationSeconds")).isEqualTo("3600");
        assertThat(sent.body()).doesNotContain("ExternalId").doesNotContain("Policy=");
    }

    @Test
    void credentials_whileAnotherThreadAsks_areWaitedForNoLongerThanTheDeadline() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        aws.answers(sent -> {
            asked.countDown();
            waitFor(answered);
            return null;
        });
        Caller caller = caller(settings());
        Future<AwsCredentials> first = other.submit(caller::credentials);
        asked.await();

        assertThatThrownBy(() -> CallContext.current()
                        .until(clock.instant().plusMillis(50))
                        .call(caller::credentials))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        late -> assertThat(late.account()).hasValue(TestBank.DEV))
                .hasMessageContaining("no session of " + TestBank.DEV_ROLE + " before the deadline");

        answered.countDown();
        assertThat(first.get()).isEqualTo(caller.credentials());
        assertThat(aws.sent("AssumeRole")).hasSize(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void credentials_renewedByOneThread_canBeRenewedByAnother() throws Exception {
        Caller caller = caller(settings());
        caller.credentials();
        for (int hour = 1; hour <= 2; hour++) {
            clock.forward(Duration.ofMinutes(56));
            aws.expiration = clock.instant().plus(Duration.ofHours(1));
            if (hour == 1) {
                other.submit(caller::credentials).get();
            } else {
                caller.credentials();
            }
        }

        assertThat(aws.sent("AssumeRole")).hasSize(3);
    }

    @Test
    void confirm_always_asksOnceForEachRoleOfAnAccount() {
        Caller caller = caller(settings());
        Caller reader = caller(settings().roleArn("arn:aws:iam::222222222222:role/reader"));

        caller.confirm();
        caller.confirm();
        assertThat(aws.sent("GetCallerIdentity")).hasSize(1);
        reader.confirm();
        assertThat(aws.sent("GetCallerIdentity")).hasSize(2);
    }

    @Test
    void confirm_inAnotherAccount_saysWhoseCredentialsTheyAre() {
        aws.answers(sent -> sent.to("GetCallerIdentity") ? FakeAws.identity("555555555555") : null);
        Caller caller = caller(settings());

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(caller::confirm).isInstanceOfSatisfying(WrongAccountException.class, wrong -> {
                assertThat(wrong.principal()).hasValue("arn:aws:sts::555555555555:assumed-role/x/y");
                assertThat(wrong.account()).hasValue(TestBank.DEV);
            });
        }
        assertThat(aws.sent("GetCallerIdentity")).hasSize(2);
    }

    @Test
    void refusal_always_saysWhoWasRefusedAndWhatHasToBeAllowed() {
        aws.answers(sent -> FakeAws.stsError(
                403,
                "AccessDenied",
                "User: arn:aws:iam::999999999999:user/ci is not authorized to perform: sts:AssumeRole on resource: x"));

        assertThatThrownBy(() -> caller(settings().sourceIdentity(false)).credentials())
                .isInstanceOfSatisfying(
                        RoleNotAssumableException.class,
                        refused -> assertThat(refused.requestId()).hasValue("req-1"))
                .hasMessageContaining("could not be assumed by arn:aws:iam::999999999999:user/ci;")
                .hasMessageContaining("allows sts:AssumeRole to it")
                .hasMessageContaining("asks for no external id");
        assertThatThrownBy(() -> caller(settings().externalId("secret").tags(Map.of("team", "fraud")))
                        .credentials())
                .hasMessageContaining("allows sts:AssumeRole and sts:SetSourceIdentity and sts:TagSession to it")
                .hasMessageContaining("its external id is the one in the topology");
    }

    @Test
    void refusal_withoutBaseCredentials_saysWhatToDoAndNoSecret() {
        RoleSessions nobody = RoleSessions.over(
                pipeline,
                Region.EU_WEST_1,
                () -> {
                    throw SdkClientException.create("canary");
                },
                clock);

        assertThatThrownBy(() -> nobody.in(TestBank.DEV, settings().build()).credentials())
                .isInstanceOfSatisfying(
                        RoleNotAssumableException.class,
                        none -> assertThat(none.account()).hasValue(TestBank.DEV))
                .hasMessageContaining("sign in")
                .hasNoCause();
        nobody.close();
    }

    @Test
    void toString_always_namesTheRoleOnly() {
        Caller caller = caller(settings().externalId("canary"));
        RoleSession.Session session =
                RoleSession.Session.until(clock.instant(), caller.credentials(), "arn:aws:sts::1:assumed-role/a/b");

        assertThat(caller.toString())
                .contains("session of " + TestBank.DEV_ROLE)
                .doesNotContain("canary")
                .doesNotContain("ASIA");
        assertThat(session).hasToString("arn:aws:sts::1:assumed-role/a/b until " + clock.instant());
    }

    @Test
    void sessionName_ofTwoLetters_isKept() {
        assertThat(SessionNames.of("ab")).isEqualTo("ab");
        assertThat(SessionNames.of("y".repeat(64))).isEqualTo("y".repeat(64));
    }
}
