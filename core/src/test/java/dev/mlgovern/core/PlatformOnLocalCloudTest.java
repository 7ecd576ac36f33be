package dev.mlgovern.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import dev.mlgovern.testkit.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

@ExtendWith(LocalCloudExtension.class)
class PlatformOnLocalCloudTest {
    private static final String HOME = "999999999999";
    private static final String DEV = TestBank.DEV.value();

    private MlPlatform.Builder bank(LocalCloud cloud) {
        return MlPlatform.builder()
                .topology(TestBank.topology())
                .actor("ines")
                .credentials(cloud.credentials(HOME, "ci"))
                .httpClient(cloud.httpClient());
    }

    @BeforeEach
    void rolesAsAPlatformTeamWouldMakeThem(LocalCloud cloud) {
        for (String account : List.of("111111111111", DEV, "333333333333", "444444444444")) {
            cloud.account(account)
                    .role("mlgovern")
                    .trusts(HOME)
                    .externalId(TestBank.EXTERNAL_ID)
                    .maxSession(Duration.ofHours(12));
        }
    }

    private static SageMakerClient dev(MlPlatform platform) {
        return platform.in(TestBank.DEV).client(SageMakerClient::builder);
    }

    private static List<String> actions(LocalCloud cloud) {
        return cloud.calls().stream().map(RecordedCall::action).toList();
    }

    @Test
    void session_when64ThreadsStartColdOn20Clients_costsOneCall(LocalCloud cloud) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (MlPlatform platform = bank(cloud).build()) {
            List<SageMakerClient> clients = Region.regions().stream()
                    .filter(region -> !region.isGlobalRegion())
                    .limit(20)
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
            assertThat(actions(cloud).stream().filter("sts:AssumeRole"::equals)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void create_always_carriesTheCostTags(LocalCloud cloud) {
        try (MlPlatform platform = bank(cloud).build()) {
            String arn = CallContext.current()
                    .tagged(new CostTags(Map.of("anybank:workload:product", "churn")))
                    .call(() -> dev(platform).createModelPackageGroup(r -> r.modelPackageGroupName("churn")))
                    .modelPackageGroupArn();

            assertThat(dev(platform).listTags(r -> r.resourceArn(arn)).tags())
                    .extracting(Tag::key)
                    .contains("anybank:finance:cost-center", "anybank:finance:owner", "anybank:workload:product");
            assertThat(actions(cloud))
                    .containsExactly(
                            "sts:AssumeRole",
                            "sts:GetCallerIdentity",
                            "sagemaker:CreateModelPackageGroup",
                            "sagemaker:ListTags");
        }
    }

    @Test
    void errors_ofSageMaker_arriveTranslated(LocalCloud cloud) {
        try (MlPlatform platform = bank(cloud).build()) {
            SageMakerClient dev = dev(platform);
            dev.createModelPackageGroup(r -> r.modelPackageGroupName("churn"));

            assertThatThrownBy(() -> dev.createModelPackageGroup(r -> r.modelPackageGroupName("churn")))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(() -> dev.describeModelPackageGroup(r -> r.modelPackageGroupName("fraud")))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void denial_byTheRolesPolicies_namesThePolicy(LocalCloud cloud) {
        cloud.account(DEV)
                .role("mlgovern")
                .policies("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"sagemaker:List*\",\"Resource\":\"*\"}]}");
        try (MlPlatform platform = bank(cloud).build()) {
            dev(platform).listModels();
            assertThatThrownBy(() -> dev(platform).createModelPackageGroup(r -> r.modelPackageGroupName("churn")))
                    .isInstanceOfSatisfying(AccessDeniedException.class, e -> {
                        assertThat(e.principal().orElse("")).endsWith("assumed-role/mlgovern/ines");
                        assertThat(e.resource().orElse("")).endsWith("model-package-group/churn");
                        assertThat(e.policy().orElse("")).startsWith("identity policy of");
                    });
        }
    }

    @Test
    void narrowedTo_aSessionPolicy_deniesTheRest(LocalCloud cloud) {
        try (MlPlatform platform = bank(cloud).build()) {
            SageMakerClient reader = platform.in(TestBank.DEV)
                    .narrowedTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Action\":[\"sagemaker:List*\"],\"Resource\":\"*\"}]}")
                    .client(SageMakerClient::builder);
            reader.listModels();
            assertThatThrownBy(() -> reader.deleteModel(r -> r.modelName("m")))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void session_withTheWrongExternalId_isNotAssumable(LocalCloud cloud) {
        cloud.account(DEV).role("mlgovern").externalId("another");
        try (MlPlatform platform = bank(cloud).build()) {
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(RoleNotAssumableException.class)
                    .hasMessageContaining(TestBank.DEV_ROLE)
                    .hasMessageNotContaining(TestBank.EXTERNAL_ID);
        }
    }

    @Test
    void session_whenStsIsDown_isUsedUntilItExpires(LocalCloud cloud) {
        MovableClock clock = new MovableClock();
        clock.forward(Duration.between(clock.instant(), cloud.clock().instant()));
        try (MlPlatform platform = bank(cloud).clock(clock).sleeper(clock).build()) {
            dev(platform).listModels();
            cloud.faults().on("sts:AssumeRole").unavailable();

            clock.forward(Duration.ofHours(12).minusSeconds(30));
            dev(platform).listModels();
            dev(platform).listModels();
            assertThat(actions(cloud).stream().filter("sts:AssumeRole"::equals)).hasSize(2);

            clock.forward(Duration.ofSeconds(31));
            assertThatThrownBy(() -> dev(platform).listModels()).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void change_withCredentialsOfAnotherAccount_isRefusedAndNothingIsChanged(LocalCloud cloud) {
        try (MlPlatform platform = bank(cloud).build()) {
            cloud.faults().on("sts:GetCallerIdentity").error(403, "AccessDenied", "not you");
            assertThatThrownBy(() -> dev(platform).createModelPackageGroup(r -> r.modelPackageGroupName("churn")))
                    .isInstanceOfAny(WrongAccountException.class, AccessDeniedException.class);
            assertThat(actions(cloud)).doesNotContain("sagemaker:CreateModelPackageGroup");
        }
    }

    @Test
    void faults_inAnyCall_endInSuccessOrATypedError(LocalCloud cloud) {
        List<Consumer<FaultSetup>> faults = List.of(
                FaultSetup::throttled,
                FaultSetup::serverError,
                FaultSetup::unavailable,
                FaultSetup::denied,
                FaultSetup::expiredToken,
                FaultSetup::reset,
                FaultSetup::lostAnswer,
                FaultSetup::resetMidBody,
                FaultSetup::malformedBody);
        List<String> operations =
                List.of("sts:AssumeRole", "sts:GetCallerIdentity", "sagemaker:CreateModelPackageGroup");
        int group = 0;
        for (String operation : operations) {
            for (Consumer<FaultSetup> fault : faults) {
                String name = "group-" + group++;
                fault.accept(cloud.faults().on(operation).times(1));
                try (MlPlatform platform = bank(cloud).build()) {
                    oneGroupAtLast(platform, name);
                }
                cloud.faults().clear();
            }
        }
        cloud.takeViolations();
    }

    private static void oneGroupAtLast(MlPlatform platform, String name) {
        try {
            dev(platform).createModelPackageGroup(r -> r.modelPackageGroupName(name));
        } catch (GovernanceException typed) {
            assertThat(typed.account()).hasValue(AccountId.of(DEV));
            assertThat(typed).hasMessageContaining(typed.operation());
            try {
                dev(platform).createModelPackageGroup(r -> r.modelPackageGroupName(name));
            } catch (ConflictException thereAlready) {
                assertThat(thereAlready.operation()).isEqualTo("sagemaker:CreateModelPackageGroup");
            }
        }
        dev(platform).describeModelPackageGroup(r -> r.modelPackageGroupName(name));
    }
}
