package dev.mlgovern.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.VersionSummary;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

@ExtendWith(LocalCloudExtension.class)
class ModelRegistryTest {
    private Bank bank;
    private MlPlatform platform;
    private ModelRegistry registry;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform("dora");
        registry = ModelRegistry.on(platform);
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void register_ofGoodRequest_keepsAllOfItPendingApproval() throws Exception {
        ModelVersion version = registry.register(bank.registration().build());

        assertThat(version.arn()).hasToString("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1");
        assertThat(version.approval()).isEqualTo(Approval.PENDING);
        assertThat(version.container().image()).matches(".*/scorer@sha256:[0-9a-f]{64}");
        assertThat(version.container().artifact()).contains(Bank.MODEL);
        assertThat(version.container().environment()).containsEntry("THRESHOLD", "0.5");
        assertThat(version.container().toString()).doesNotContain("0.5");
        assertThat(version.metrics()).containsEntry(Report.MODEL_QUALITY_STATISTICS, ReportFile.json(Bank.METRICS));
        assertThat(version.baselines()).hasSize(1);
        assertThat(version.commit()).contains("4f2a9c1");
        assertThat(version.card()).hasValueSatisfying(card -> assertThat(card).contains("churn"));
        assertThat(version.creator()).contains("dora");
        assertThat(version.metadata()).containsEntry("data-cut", "2026-09").containsEntry(Metadata.TEAM, "fraud");
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest("the model".getBytes(StandardCharsets.UTF_8));
        assertThat(version.artifactSha256()).contains(HexFormat.of().formatHex(sha256));
    }

    @Test
    void toString_ofRegistration_hidesTheEnvironment() {
        assertThat(bank.registration()
                        .putEnvironment("PASSWORD", "canary")
                        .build()
                        .toString())
                .contains("churn")
                .doesNotContain("canary");
    }

    @Test
    void register_inNewGroup_putsCostTagsOnGroup() {
        ModelVersion version = registry.register(
                bank.registration().putTag("anybank:project", "p7").build());

        assertThat(bank.sageMaker(Bank.DEV)
                        .listTags(t -> t.resourceArn(version.arn().group().toString()))
                        .tags())
                .extracting(Tag::key, Tag::value)
                .contains(
                        tuple("anybank:finance:cost-center", "4711"),
                        tuple("anybank:workload:product", "churn"),
                        tuple("anybank:project", "p7"));
    }

    @Test
    void register_ofTheSameAgain_givesTheSameVersion() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clearCalls();

        ModelVersion second = registry.register(bank.registration().build());

        assertThat(second).isEqualTo(first);
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void register_ofTheSameByAnotherAfterTheTokenIsForgotten_givesTheSameVersion() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clock().advance(Duration.ofDays(2));

        try (MlPlatform other = bank.platform("otto")) {
            assertThat(ModelRegistry.on(other).register(bank.registration().build()))
                    .isEqualTo(first);
        }
    }

    @Test
    void register_whenTheEarlierVersionFailed_makesANewOne() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clock().advance(Duration.ofDays(2));
        SdkHttpClient failing = new EditedAnswers(
                bank.cloud(),
                "DescribeModelPackage",
                body -> body.contains(first.arn() + "\"") ? body.replace("\"Completed\"", "\"Failed\"") : body);

        try (MlPlatform other = bank.builder("dora").httpClient(failing).build()) {
            assertThat(ModelRegistry.on(other)
                            .register(bank.registration().build())
                            .number())
                    .isEqualTo(2);
        }
    }

    @Test
    void register_whileTheEarlierVersionIsBeingMade_waitsForIt() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clock().advance(Duration.ofDays(2));
        AtomicInteger looks = new AtomicInteger();
        SdkHttpClient slow = new EditedAnswers(
                bank.cloud(),
                "DescribeModelPackage",
                body -> looks.incrementAndGet() < 3 ? body.replace("\"Completed\"", "\"InProgress\"") : body);

        try (MlPlatform other = bank.builder("dora").httpClient(slow).build()) {
            assertThat(ModelRegistry.on(other).register(bank.registration().build()))
                    .isEqualTo(first);
        }
    }

    @Test
    void register_whenABatchFailsForTheEarlierVersion_findsItAlone() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clock().advance(Duration.ofDays(2));
        SdkHttpClient failing =
                new EditedAnswers(bank.cloud(), "BatchDescribeModelPackage", body -> """
                {"ModelPackageSummaries": {}, "BatchDescribeModelPackageErrorMap":
                 {"%s": {"ErrorCode": "InternalFailure", "ErrorResponse": "try again"}}}""".formatted(first.arn()));

        try (MlPlatform other = bank.builder("dora").httpClient(failing).build()) {
            assertThat(ModelRegistry.on(other).register(bank.registration().build()))
                    .isEqualTo(first);
        }
    }

    @Test
    void register_ofChangedBytes_givesANewVersion() {
        registry.register(bank.registration().build());
        bank.put(Bank.MODEL, "another model");

        ModelVersion second = registry.register(bank.registration().build());

        assertThat(second.number()).isEqualTo(2);
    }

    @Test
    void register_whenLineageFails_saysWhatIsLeftAndFinishesLater() {
        bank.cloud().faults().on("sagemaker:CreateAction").times(1).denied();

        assertThatThrownBy(() -> registry.register(bank.registration().build()))
                .isInstanceOfSatisfying(IncompleteException.class, stopped -> {
                    assertThat(stopped.done()).containsExactly("group", "version");
                    assertThat(stopped.left()).containsExactly("lineage");
                });
        assertThat(registry.register(bank.registration().build()).number()).isEqualTo(1);
    }

    @Test
    void approve_ofPendingVersion_keepsWhoAndWhy() {
        ModelVersion version = registry.register(bank.registration().build());

        ModelVersion approved = registry.approve(version, a -> a.by("lea").because("AUC 0.91"));

        assertThat(approved.approval()).isEqualTo(Approval.APPROVED);
        assertThat(registry.describe(version).decision())
                .hasValueSatisfying(decision -> assertThat(decision.by()).isEqualTo("lea"));
    }

    @Test
    void approve_ofVersionInStageProduction_doesNotApproveItForProduction() {
        ModelVersion version = registry.register(bank.registration().build());
        bank.sageMaker(Bank.DEV)
                .updateModelPackage(u -> u.modelPackageArn(version.arn().toString())
                        .modelLifeCycle(l -> l.stage("Production").stageStatus("Approved")));

        registry.approve(version, a -> a.by("lea").because("AUC 0.91"));

        assertThat(registry.describe(version).lifeCycle())
                .hasValueSatisfying(
                        now -> assertThat(now.stage() + "/" + now.status()).isEqualTo("QA/Approved"));
    }

    @Test
    void approve_twiceByTheSameDecision_changesNothing() {
        ModelVersion version = registry.register(bank.registration().build());
        registry.approve(version, a -> a.by("lea").because("AUC 0.91"));
        bank.cloud().clearCalls();

        registry.approve(version, a -> a.by("lea").because("AUC 0.91"));

        assertThat(bank.changes()).isEmpty();
        assertThatThrownBy(() -> registry.approve(version, a -> a.by("max").because("me too")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("approved by lea: AUC 0.91");
    }

    @Test
    void approve_byWhoeverRegisteredWithFourEyes_isRefused() {
        ModelVersion version = registry.register(bank.registration().build());

        assertThatThrownBy(() -> registry.approve(
                        version, a -> a.by("dora").because("mine").fourEyes(true)))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("dora registered");
    }

    @Test
    void approve_byWhoeverRegisteredUnderANameThatMetadataCannotHold_isRefused() {
        try (MlPlatform other = bank.platform("dora (team fraud)")) {
            ModelVersion version =
                    ModelRegistry.on(other).register(bank.registration().build());

            assertThatThrownBy(() -> registry.approve(
                            version,
                            a -> a.by("dora (team fraud)").because("mine").fourEyes(true)))
                    .isInstanceOf(GateRefusedException.class);
        }
    }

    @Test
    void reject_ofApprovedVersion_takesItOutOfLatestApproved() {
        ModelVersion first = registry.register(bank.registration().build());
        bank.cloud().clock().advance(Duration.ofMinutes(1));
        ModelVersion second =
                registry.register(bank.registration().description("second").build());
        registry.approve(first, a -> a.by("lea").because("good"));
        registry.approve(second, a -> a.by("lea").because("better"));

        assertThat(registry.latestApproved(q -> q.team("fraud").group("churn")))
                .hasValueSatisfying(latest -> assertThat(latest.arn()).isEqualTo(second.arn()));
        registry.reject(second, r -> r.by("lea").because("drifts"));
        assertThat(registry.latestApproved(q -> q.team("fraud").group("churn")))
                .hasValueSatisfying(latest -> assertThat(latest.arn()).isEqualTo(first.arn()));
    }

    @Test
    void versions_overManyPages_comesNewestFirst() {
        for (int i = 1; i <= 3; i++) {
            registry.register(bank.registration().description("number " + i).build());
            bank.cloud().clock().advance(Duration.ofMinutes(1));
        }
        bank.cloud().faults().on("sagemaker:ListModelPackages").emptyPages();

        assertThat(registry.versions(q -> q.team("fraud").group("churn")))
                .extracting(VersionSummary::description)
                .containsExactly("number 3", "number 2", "number 1");
    }

    @Test
    void versions_ofRegistryWithoutModels_isRefused() {
        assertThatThrownBy(() ->
                        registry.versions(q -> q.team("fraud").group("churn").registry(AccountRole.NETWORK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NETWORK");
    }
}
