package dev.mlgovern.governance.preflight;

import static dev.mlgovern.governance.preflight.Bank.CENTRAL;
import static dev.mlgovern.governance.preflight.Bank.DEV;
import static dev.mlgovern.governance.preflight.Bank.PROD;
import static dev.mlgovern.governance.preflight.Bank.TEST;
import static dev.mlgovern.governance.preflight.PreflightTest.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan needs: all of it, nothing else, and nothing taken from other plans. */
@LocalCloudTest
class PreflightPlanTest {
    private Bank bank;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
    }

    @Test
    void check_ofAPlan_looksOnlyAtWhatItsStepsUse() {
        bank.repair();
        try (MlPlatform platform = bank.platform()) {
            ModelRegistry registry = ModelRegistry.on(platform);
            Plan<ModelVersion> plan = registry.promote(bank.registered(registry, Bank.ARTIFACT), p -> {})
                    .plan();
            bank.removals().values().forEach(Runnable::run);
            PreflightReport report = Preflight.on(platform).check(plan);
            assertThat(names(report.missing()))
                    .allMatch(name -> name.contains("222222222222"))
                    .hasSize(3);
            assertThat(report.findings().stream()
                            .filter(each -> each.piece() == Piece.ROLE)
                            .map(Finding::where))
                    .containsExactlyInAnyOrder(CENTRAL, DEV);
        }
    }

    @ParameterizedTest
    @CsvSource({"333333333333, 444444444444", "444444444444, 333333333333"})
    void repair_ofOnePlanAfterAnother_takesNothingAway(String one, String other) {
        try (MlPlatform platform = bank.platform()) {
            Preflight preflight = Preflight.on(platform);
            Plan<Boolean> first = deployment(platform, AccountId.of(one));
            Plan<Boolean> second = deployment(platform, AccountId.of(other));
            assertThat(preflight.check(first).missing())
                    .hasSize(5)
                    .allMatch(each -> !each.what().contains(" to " + other));
            preflight.repair(preflight.check(first)).run();
            preflight.repair(preflight.check(second)).run();
            assertThat(preflight.check(first).ready()).isTrue();
            assertThat(preflight.check(second).ready()).isTrue();
        }
    }

    @Test
    void repair_ofAStatementThatLacksAnAccount_keepsTheOthers() {
        bank.repair();
        String whole = bank.policy("central-models");
        String lacking = whole.replace(
                "[\"arn:aws:iam::333333333333:root\",\"arn:aws:iam::444444444444:root\"]",
                "\"arn:aws:iam::333333333333:root\"");
        assertThat(lacking).isNotEqualTo(whole);
        bank.account(CENTRAL).bucket("central-models").policy(lacking);
        try (MlPlatform platform = bank.platform()) {
            Preflight preflight = Preflight.on(platform);
            assertThat(preflight.check(deployment(platform, TEST)).ready()).isTrue();
            PreflightReport production = preflight.check(deployment(platform, PROD));
            assertThat(names(production.missing())).containsExactly("BUCKET_POLICY 111111111111 central-models");
            preflight.repair(production).run();
        }
        assertThat(bank.policy("central-models")).isEqualTo(whole);
    }

    @Test
    void check_ofAPlanWhoseModelLiesBesideThePrefix_asksForItToo() {
        bank.repair();
        bank.account(DEV).bucket("fraud-dev-models").put("trials/7/model.tar.gz", "m".getBytes(StandardCharsets.UTF_8));
        try (MlPlatform platform = bank.platform()) {
            ModelRegistry registry = ModelRegistry.on(platform);
            Plan<ModelVersion> plan = registry.promote(
                            bank.registered(registry, "s3://fraud-dev-models/trials/7/model.tar.gz"), p -> {})
                    .plan();
            bank.account(DEV)
                    .bucket("fraud-dev-models")
                    .policy(bank.policy("fraud-dev-models").replace("models/*", "models/models/*"));
            Preflight preflight = Preflight.on(platform);
            PreflightReport report = preflight.check(plan);
            assertThat(names(report.missing())).containsExactly("BUCKET_POLICY 222222222222 fraud-dev-models");
            preflight.repair(report).run();
            assertThat(plan.run().account()).isEqualTo(CENTRAL);
        }
    }

    @Test
    void check_ofAPlanThatReadsAnotherBucket_doesNotSayThatItIsReady() {
        bank.repair();
        BucketSetup trials = bank.account(DEV).bucket("trials");
        trials.put("model.tar.gz", "m".getBytes(StandardCharsets.UTF_8));
        trials.policy(bank.policy("fraud-dev-models")
                .replace("fraud-dev-models/models", "trials")
                .replace("fraud-dev-models", "trials"));
        try (MlPlatform platform = bank.platform()) {
            ModelRegistry registry = ModelRegistry.on(platform);
            PreflightReport report = Preflight.on(platform)
                    .check(registry.promote(bank.registered(registry, "s3://trials/model.tar.gz"), p -> {})
                            .plan());
            assertThat(report.ready()).isFalse();
            assertThat(report.missing()).isEmpty();
            assertThat(names(report.unknown())).containsExactly("BUCKET_POLICY 222222222222 arn:aws:s3:::trials");
            assertThat(report.unknown().get(0).what()).contains("111111111111", "by hand");
            assertThat(report.unknown().get(0).toAdd()).isEmpty();
        }
    }

    private static Plan<Boolean> deployment(MlPlatform platform, AccountId to) {
        PlanDraft draft = platform.work().plan("deploy to " + to);
        return draft.yielding(draft.<Boolean>step(
                "make model",
                step -> step.in(to)
                        .from(CENTRAL, DEV)
                        .needs("sagemaker:CreateModel")
                        .makes(results -> true)));
    }
}
