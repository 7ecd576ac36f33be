package dev.mlgovern.featurestore.sharing;

import static dev.mlgovern.featurestore.sharing.Neighbours.FRAUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.house.MisledClient;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;

/** Every fault in every call of sharing and of taking back, and a crash after each of them. */
@LocalCloudTest
class SharingFaultTest {
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody());
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::malformedBody, FaultSetup::expiredToken, FaultSetup::denied);

    private static final String THEIRS =
            Neighbours.THEIRS.replace("\"Statement\":{", "\"Statement\":[{").replace("}}}}", "}}}]}");

    private LocalCloud cloud;
    private Neighbours accounts;
    private FeatureGroupArn group;
    private String undisturbed;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        accounts = new Neighbours(cloud);
        group = accounts.group().arn();
        cloud.account(Bank.STORE.value()).bucket("central-features").policy(THEIRS);
        undisturbed = "";
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void access_withAFaultThatPasses_endsAsIfUndisturbed() {
        for (String operation : operations()) {
            for (Consumer<FaultSetup> fault : PASSING) {
                fault.accept(cloud.faults().on(operation));
                share(accounts.platform);
                cloud.faults().clear();
                assertThat(state()).as(operation).isEqualTo(undisturbed);
                fault.accept(cloud.faults().on(operation));
                takeBack(accounts.platform);
                cloud.faults().clear();
                assertThat(state()).as(operation).isEqualTo(THEIRS);
            }
        }
    }

    @Test
    void access_withAFaultThatLasts_failsTypedAndIsFinishedByTheNextRun() {
        for (String operation : operations()) {
            for (Consumer<FaultSetup> fault : LASTING) {
                fault.accept(cloud.faults().on(operation));
                try {
                    share(accounts.platform);
                } catch (GovernanceException e) {
                    assertThat(e.account()).as(operation).isPresent();
                }
                cloud.faults().clear();
                share(accounts.platform);
                assertThat(state()).as(operation).isEqualTo(undisturbed);
                takeBack(accounts.platform);
            }
        }
    }

    @Test
    void access_withEmptyPages_findsWhatIsOnTheNext() {
        share(accounts.platform);
        cloud.faults().on("ram:*").emptyPages();
        cloud.faults().on("lakeformation:*").emptyPages();
        assertThat(sharing(accounts.platform)
                        .access(a -> a.group(group).with(FRAUD).offline(true))
                        .nothingToDo())
                .isTrue();
        assertThat(sharing(accounts.platform)
                        .diagnose(a -> a.group(group).with(FRAUD).offline(true))
                        .missing())
                .extracting(Finding::half)
                .containsExactly(Half.DISCOVERY);
    }

    @Test
    void access_afterACrashAtAnyCall_isFinishedByTheNextRun() {
        int calls = callsOf(() -> share(accounts.platform));
        undisturbed = state();
        takeBack(accounts.platform);
        int back = callsOf(() -> share(accounts.platform));
        assertThat(back).isEqualTo(calls);
        takeBack(accounts.platform);
        for (int last = 1; last <= calls; last++) {
            crash(last, this::share);
            rerun(this::share);
            assertThat(state()).isEqualTo(undisturbed);
            crash(1 + last % 20, this::takeBack);
            rerun(this::takeBack);
            assertThat(state()).isEqualTo(THEIRS);
        }
    }

    @Test
    void access_whenDenied_namesWhoWhatAndWhichPolicy() {
        cloud.faults().on("ram:CreateResourceShare").denied();
        assertThatThrownBy(() -> share(accounts.platform))
                .cause()
                .isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
                    assertThat(denied.operation()).isEqualTo("ram:CreateResourceShare");
                    assertThat(denied.principal()).isPresent();
                    assertThat(denied.policy()).isPresent();
                });
    }

    @Test
    void access_asARoleOfAnotherAccount_isRefusedAndChangesNothing() {
        cloud.clearCalls();
        try (MlPlatform wrong = accounts.bank
                .setUp()
                .httpClient(new MisledClient(cloud.httpClient(), Bank.STORE.value(), FRAUD.value()))
                .build()) {
            assertThatThrownBy(() -> share(wrong)).isInstanceOf(AccessDeniedException.class);
            Plan<Share> catalog = sharing(wrong).discoverable(Bank.STORE, Neighbours.REGION, SharePrincipal.of(FRAUD));
            assertThatThrownBy(catalog::run).hasRootCauseInstanceOf(WrongAccountException.class);
        }
        assertThat(cloud.calls())
                .noneMatch(call -> call.mutating() && !call.service().equals("sts"));
    }

    private List<String> operations() {
        cloud.clearCalls();
        share(accounts.platform);
        undisturbed = state();
        takeBack(accounts.platform);
        assertThat(state()).isEqualTo(THEIRS);
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(call -> call.service() + ":" + call.operation())
                .distinct()
                .toList();
    }

    private void share(MlPlatform platform) {
        sharing(platform).access(a -> a.group(group).with(FRAUD).offline(true)).run();
    }

    private void takeBack(MlPlatform platform) {
        sharing(platform).revoke(a -> a.group(group).with(FRAUD)).run();
    }

    private static FeatureSharing sharing(MlPlatform platform) {
        return FeatureStore.on(platform).sharing();
    }

    private void crash(int last, Consumer<MlPlatform> work) {
        try (MlPlatform doomed = accounts.bank.platform()) {
            cloud.crash().after(last);
            assertThatThrownBy(() -> work.accept(doomed)).isInstanceOf(SimulatedCrash.class);
        }
    }

    private void rerun(Consumer<MlPlatform> work) {
        try (MlPlatform next = accounts.bank.platform()) {
            work.accept(next);
        }
    }

    private int callsOf(Runnable work) {
        cloud.clearCalls();
        work.run();
        return (int) cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .count();
    }

    /** All that is shared, by what can be read of it. */
    private String state() {
        String shares = accounts
                .ram()
                .getResourceShares(
                        r -> r.resourceOwner(ResourceOwner.SELF).resourceShareStatus(ResourceShareStatus.ACTIVE))
                .resourceShares()
                .stream()
                .map(share -> share.name()
                        + accounts
                                .ram()
                                .listPrincipals(r ->
                                        r.resourceOwner(ResourceOwner.SELF).resourceShareArns(share.resourceShareArn()))
                                .principals()
                                .stream()
                                .map(principal -> principal.id())
                                .toList())
                .toList()
                .toString();
        return (shares.equals("[]") ? "" : shares) + accounts.bucketPolicy();
    }
}
