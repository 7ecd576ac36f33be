package dev.mlgovern.governance.preflight;

import static dev.mlgovern.governance.preflight.Bank.CENTRAL;
import static dev.mlgovern.governance.preflight.Bank.DEV;
import static dev.mlgovern.governance.preflight.Bank.PROD;
import static dev.mlgovern.governance.preflight.Bank.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.governance.preflight.Finding.State;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class PreflightTest {
    private Bank bank;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
    }

    @Test
    void check_ofABankWithoutPolicies_namesEachPieceAndChangesNothing() {
        PreflightReport report = bank.check();
        assertThat(names(report.missing()))
                .containsExactlyInAnyOrderElementsOf(bank.removals().keySet());
        assertThat(report.unknown()).isEmpty();
        assertThat(report.ready()).isFalse();
        assertThat(report.findings().stream().filter(each -> each.state() == State.PRESENT))
                .hasSize(4)
                .allMatch(each -> each.piece() == Piece.ROLE);
        assertThat(report.missing()).allMatch(each -> !each.toAdd().isEmpty());
        assertThat(report.toString())
                .startsWith("preflight of all teams: 8 missing")
                .contains("does not allow sagemaker:DescribeModelPackage, sagemaker:ListModelPackages,"
                        + " sagemaker:CreateModel to 333333333333")
                .contains("add to the policy of central-models: {");
        assertThat(bank.changes()).isEmpty();
        assertThat(bank.cloud.violations()).isEmpty();
    }

    @Test
    void repair_addsWhatIsMissing_oncePerPolicyAndBesideWhatOthersWrote() {
        assertThat(bank.repair()).isTrue();
        assertThat(bank.changes())
                .containsExactlyInAnyOrder(
                        "PutBucketPolicy",
                        "PutBucketPolicy",
                        "PutKeyPolicy",
                        "PutKeyPolicy",
                        "SetRepositoryPolicy",
                        "SetRepositoryPolicy",
                        "PutModelPackageGroupPolicy",
                        "PutPermission");
        assertThat(bank.check().ready()).isTrue();
        assertThat(bank.policies().get("central-models")).contains(Bank.THEIRS);
        bank.cloud.clearCalls();
        assertThat(bank.repair()).isTrue();
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void check_withOnePieceTakenAway_namesItExactly_andRepairPutsItBack() {
        bank.repair();
        bank.removals().forEach((name, remove) -> {
            remove.run();
            assertThat(names(bank.check().missing())).containsExactly(name);
            bank.repair();
            assertThat(bank.check().ready()).as(name).isTrue();
        });
    }

    @Test
    void repair_ofEverything_isWhatPromotionAndDeploymentNeed() {
        bank.repair();
        bank.cloud.container("scorer", request -> InferenceAnswer.json("{}"));
        try (MlPlatform platform = bank.platform()) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion central = registry.promote(bank.registered(registry, Bank.ARTIFACT), p -> {})
                    .run();
            registry.approve(central, a -> a.by("olga").because("complete"));
            assertThat(registry.deploy(central, d -> d.to(Stage.TEST)).run().endpoint())
                    .contains(TEST.value());
        }
    }

    @Test
    void check_ofWhatWasDenied_namesTheSamePieceAsThePreflight() {
        bank.repair();
        bank.remove("BUCKET_POLICY 222222222222 fraud-dev-models");
        try (MlPlatform platform = bank.platform()) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion version = bank.registered(registry, Bank.ARTIFACT);
            AccessDeniedException denied = catchThrowableOfType(
                    AccessDeniedException.class,
                    () -> registry.promote(version, p -> {}).plan());
            assertThat(denied).hasMessageContaining("ModelGovernance.on(platform).preflight()");
            Preflight preflight = ModelGovernance.on(platform).preflight();
            PreflightReport report = preflight.check(denied);
            assertThat(report.missing())
                    .isEqualTo(preflight.check().missing())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.resource()).isEqualTo("fraud-dev-models"));
        }
    }

    @Test
    void check_withAnAccountThatCannotBeReached_hasALineForIt() {
        bank.repair();
        bank.account(DEV).role("mlgovern").trusts(PROD.value());
        PreflightReport report = bank.check();
        assertThat(names(report.missing()))
                .containsExactly("ROLE 222222222222 arn:aws:iam::222222222222:role/mlgovern");
        assertThat(report.missing().get(0).what()).contains("cannot be reached", "trust policy");
        assertThat(report.findings())
                .filteredOn(each -> each.where().equals(DEV))
                .hasSize(1);
        assertThat(report.unknown()).isEmpty();
    }

    @Test
    void check_withDenials_isNotRepaired() {
        bank.repair();
        bank.account(CENTRAL)
                .bucket("central-models")
                .policy(Bank.bucket("central-models").replace("false", "true"));
        PreflightReport report = bank.check();
        assertThat(report.missing()).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(State.DENIED);
            assertThat(finding.what()).contains("\"Sid\":\"Theirs\"");
        });
    }

    @Test
    void check_withoutRightsOrResources_saysSo() {
        bank.repair();
        bank.cloud.faults().on("s3:GetBucketPolicy").denied();
        PreflightReport unread = bank.check();
        assertThat(unread.missing()).isEmpty();
        assertThat(unread.unknown()).hasSize(2).allMatch(each -> each.what().contains("may not be looked at"));
        assertThat(unread.ready()).isFalse();
        bank.cloud.faults().clear();
        try (MlPlatform platform = bank.platform()) {
            PreflightReport nowhere = Preflight.on(platform).check(r -> r.eventBus("none"));
            assertThat(nowhere.missing())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).contains("no such resource"));
            assertThat(Preflight.on(platform).repair(nowhere).nothingToDo()).isTrue();
        }
    }

    @Test
    void check_ofOneTeam_isAboutItsAccounts() {
        try (MlPlatform platform = bank.platform()) {
            assertThat(Preflight.on(platform).check(r -> r.team("fraud")).missing())
                    .hasSize(7);
            assertThatThrownBy(() -> Preflight.on(platform).check(r -> r.team("fraude")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("fraud");
        }
    }

    @Test
    void repair_ofAPolicyWithoutRoom_isRefusedBeforeAnythingChanges() {
        String much = "x".repeat(20_200);
        bank.account(CENTRAL)
                .bucket("central-models")
                .policy(Bank.bucket("central-models").replace("\"Theirs\"", "\"" + much + "\""));
        bank.cloud.clearCalls();
        assertThat(bank.check().missing()).anyMatch(each -> each.what().contains("the limit is 20480"));
        assertThatThrownBy(bank::repair)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems()).singleElement().asString().contains("central-models"));
        assertThat(bank.changes()).isEmpty();
    }

    static List<String> names(List<Finding> findings) {
        return findings.stream()
                .map(each -> each.piece() + " " + each.where() + " " + each.resource())
                .collect(Collectors.toList());
    }
}
