package dev.mlgovern.registry.promotion;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.EditedAnswers;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageRegistrationType;

@ExtendWith(LocalCloudExtension.class)
class PromotionTest {
    private Bank bank;
    private MlPlatform platform;
    private ModelRegistry registry;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform();
        registry = ModelRegistry.on(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private Promotion promotion(ModelVersion version) {
        return registry.promote(version, p -> {});
    }

    @Test
    void run_ofApprovedVersion_copiesFieldsAndWaitsForApproval() {
        ModelVersion source = bank.approved();

        ModelVersion central = promotion(source).run();

        assertThat(central.arn()).hasToString("arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-churn/1");
        assertThat(central.approval()).isEqualTo(Approval.PENDING);
        assertThat(central.approvalDescription()).isEmpty();
        assertThat(central.source()).contains(source.arn());
        assertThat(central.lifeCycle()).contains(LifeCycle.QA);
        assertThat(central.description()).isEqualTo(source.description());
        assertThat(central.card()).isEqualTo(source.card());
        assertThat(central.commit()).isEqualTo(source.commit());
        assertThat(central.repository()).isEqualTo(source.repository());
        assertThat(central.contentTypes()).isEqualTo(source.contentTypes());
        assertThat(central.responseTypes()).isEqualTo(source.responseTypes());
        assertThat(central.container().image()).isEqualTo(source.container().image());
        assertThat(central.container().environment())
                .isEqualTo(source.container().environment());
        assertThat(central.container().framework()).isEqualTo(source.container().framework());
        assertThat(central.artifactSha256()).isEqualTo(source.artifactSha256());
        assertThat(central.metadata())
                .containsEntry("data-cut", "2026-09")
                .containsEntry(Metadata.SOURCE, source.arn().toString())
                .containsEntry(Metadata.PROMOTED_BY, "ines")
                .containsKeys(Metadata.PROMOTION, Metadata.SOURCE_CONTENT)
                .doesNotContainKeys(Metadata.ETAG, Metadata.VERSION_ID, Metadata.CONTENT, Metadata.REGISTRATION);
    }

    @Test
    void run_ofApprovedVersion_copiesFilesUnderTheTargetsKey() {
        ModelVersion central = promotion(bank.approved()).run();

        S3Location model = central.container().artifact().orElseThrow();
        S3Location report = requireNonNull(central.metrics().get(Report.MODEL_QUALITY_STATISTICS))
                .location();
        S3Location baseline = requireNonNull(central.baselines().get(Baseline.MODEL_QUALITY_CONSTRAINTS))
                .location();
        assertThat(model.bucket()).isEqualTo(Bank.CENTRAL_BUCKET);
        assertThat(text(model)).isEqualTo("the model");
        assertThat(text(report)).isEqualTo("{\"auc\": 0.91}");
        assertThat(text(baseline)).isEqualTo("{\"auc\": {\"threshold\": 0.9}}");
        assertThat(central.samplePayload()).contains(report);
        HeadObjectResponse head =
                bank.s3(Bank.CENTRAL).headObject(h -> h.bucket(model.bucket()).key(model.key()));
        assertThat(head.ssekmsKeyId()).isEqualTo(bank.centralKey());
        assertThat(head.contentType()).isEqualTo("application/x-test");
        assertThat(head.metadata()).isEqualTo(Map.of("made-by", "training"));
        DescribeModelPackageResponse described = bank.sageMaker(Bank.CENTRAL)
                .describeModelPackage(d -> d.modelPackageName(central.arn().toString()));
        assertThat(described.securityConfig().kmsKeyId()).isEqualTo(bank.centralKey());
        assertThat(described.modelCard().modelCardStatusAsString()).isEqualTo("PendingReview");
    }

    private String text(S3Location at) {
        return bank.s3(Bank.CENTRAL)
                .getObjectAsBytes(g -> g.bucket(at.bucket()).key(at.key()))
                .asUtf8String();
    }

    @Test
    void run_ofVersionWithRegistrationType_carriesIt() {
        ModelVersion source = bank.approved();
        bank.sageMaker(Bank.DEV)
                .updateModelPackage(u -> u.modelPackageArn(source.arn().toString())
                        .modelPackageRegistrationType(ModelPackageRegistrationType.REGISTERED));

        ModelVersion central = promotion(source).run();

        assertThat(bank.sageMaker(Bank.CENTRAL)
                        .describeModelPackage(
                                d -> d.modelPackageName(central.arn().toString()))
                        .modelPackageRegistrationType())
                .isEqualTo(ModelPackageRegistrationType.REGISTERED);
    }

    @Test
    void run_whenTheEarlierCopyFailed_makesANewOne() {
        ModelVersion source = bank.approved();
        ModelVersion first = promotion(source).run();
        bank.cloud().clock().advance(Duration.ofDays(2));
        SdkHttpClient failing = new EditedAnswers(
                bank.cloud(),
                "DescribeModelPackage",
                body -> body.contains(first.arn() + "\"") ? body.replace("\"Completed\"", "\"Failed\"") : body);

        try (MlPlatform other = bank.builder("ines").httpClient(failing).build()) {
            assertThat(ModelRegistry.on(other).promote(source, p -> {}).run().number())
                    .isEqualTo(2);
        }
    }

    @Test
    void run_whileTheCopyIsBeingMade_waitsForItInTheRunOnly() {
        ModelVersion source = bank.approved();
        ModelVersion first = promotion(source).run();
        bank.cloud().clock().advance(Duration.ofDays(2));
        AtomicInteger looks = new AtomicInteger();
        SdkHttpClient slow = new EditedAnswers(bank.cloud(), "DescribeModelPackage", body -> {
            boolean copy = body.contains("\"ModelPackageArn\":\"" + first.arn() + "\"");
            return copy && looks.incrementAndGet() < 5 ? body.replace("\"Completed\"", "\"InProgress\"") : body;
        });

        try (MlPlatform other = bank.builder("ines").httpClient(slow).build()) {
            Promotion again = ModelRegistry.on(other).promote(source, p -> {});
            assertThat(again.plan().nothingToDo()).isFalse();
            assertThat(again.run()).isEqualTo(first);
        }
        assertThat(looks.get()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void promote_intoALifeCycleThatIsApprovedOrInProduction_isRefused() {
        ModelVersion source = bank.approved();

        assertThatThrownBy(() -> registry.promote(
                        source, p -> p.lifeCycle(new LifeCycle("Production", "PendingApproval", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lifeCycle")
                .hasMessageContaining("was Production/PendingApproval");
        assertThatThrownBy(() -> registry.promote(source, p -> p.lifeCycle(new LifeCycle("QA", "Approved", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was QA/Approved");
    }

    @Test
    void run_again_changesNothing() {
        ModelVersion source = bank.approved();
        ModelVersion first = promotion(source).run();
        bank.cloud().clearCalls();

        try (MlPlatform other = bank.platform("otto")) {
            Promotion again = ModelRegistry.on(other).promote(source, p -> {});
            assertThat(again.plan().nothingToDo()).isTrue();
            assertThat(again.run()).isEqualTo(first);
        }
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void plan_ofApprovedVersion_changesNothingAndSaysWhatWillHappen() {
        ModelVersion source = bank.approved(r -> r.putEnvironment("CODE", "s3://fraud-dev-models/churn/7/metrics.json")
                .putEnvironment("PUBLIC", "s3://somebody-elses/data.csv"));
        bank.cloud().clearCalls();

        Plan<ModelVersion> plan = promotion(source).plan();

        assertThat(bank.changes()).isEmpty();
        assertThat(plan.nothingToDo()).isFalse();
        assertThat(plan.steps()).hasSize(6);
        assertThat(plan.toString())
                .contains("copy s3://fraud-dev-models/churn/7/model.tar.gz")
                .contains("Approved becomes PendingManualApproval")
                .contains(
                        "container environment CODE: s3://fraud-dev-models/churn/7/metrics.json becomes s3://central-models/")
                .contains("container environment PUBLIC: kept")
                .contains("PendingReview")
                .contains("sagemaker:CreateModelPackage");
    }

    @Test
    void diff_ofApprovedVersion_namesEveryFieldThatBecomesAnother() {
        ModelVersion source = bank.approved(r -> r.putEnvironment("PUBLIC", "s3://somebody-elses/data.csv"));
        Promotion promotion = promotion(source);

        PromotionDiff diff = promotion.diff();
        ModelVersion copy = promotion.run();

        assertThat(diff.source()).isEqualTo(source.arn());
        assertThat(diff.target()).isEqualTo(copy.arn().group());
        assertThat(diff.changes())
                .contains(
                        new FieldChange(
                                "container model data",
                                FieldChange.Kind.REWRITTEN,
                                Bank.MODEL.toString(),
                                copy.container().artifact().orElseThrow().toString(),
                                "copied"),
                        FieldChange.rewritten("approval", "Approved", "PendingManualApproval"),
                        FieldChange.kept(
                                "container environment PUBLIC",
                                "s3://somebody-elses/data.csv",
                                "it is not among the source's models"));
        assertThat(diff.toString().lines()).hasSize(diff.changes().size() + 1);
    }

    @Test
    void run_withEnvironmentThatNamesFiles_rewritesIt() {
        bank.put(S3Location.parse("s3://fraud-dev-models/code/a.py"), "a");
        bank.put(S3Location.parse("s3://fraud-dev-models/code/b/c.py"), "c");
        ModelVersion source = bank.approved(r -> r.putEnvironment("CODE", "s3://fraud-dev-models/code")
                .putEnvironment("PUBLIC", "s3://somebody-elses/data.csv")
                .putEnvironment("GONE", "s3://fraud-dev-models/gone.csv"));

        Map<String, String> environment = promotion(source).run().container().environment();

        assertThat(environment)
                .containsEntry("PUBLIC", "s3://somebody-elses/data.csv")
                .containsEntry("GONE", "s3://fraud-dev-models/gone.csv")
                .containsEntry("THRESHOLD", "0.5");
        assertThat(text(S3Location.parse(environment.get("CODE") + "/a.py"))).isEqualTo("a");
        assertThat(text(S3Location.parse(environment.get("CODE") + "/b/c.py"))).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://fraud-dev-models", "s3://fraud-dev-models/"})
    void run_withEnvironmentThatNamesABucket_keepsItAndSaysSo(String bucket) {
        ModelVersion source = bank.approved(r -> r.putEnvironment("ROOT", bucket));

        Promotion promotion = promotion(source);

        assertThat(promotion.plan().toString())
                .contains("container environment ROOT: kept, " + bucket + ", it is a whole bucket");
        assertThat(promotion.plan().steps()).hasSize(6);
        assertThat(promotion.run().container().environment()).containsEntry("ROOT", bucket);
    }

    @Test
    void run_ofModelUnderPrefix_copiesAllOfIt() {
        bank.put(S3Location.parse("s3://fraud-dev-models/llm/weights/1.bin"), "one");
        bank.put(S3Location.parse("s3://fraud-dev-models/llm/config.json"), "{}");
        ModelVersion source = bank.approved(r -> r.artifact("s3://fraud-dev-models/llm/"));

        S3Location model = promotion(source).run().container().artifact().orElseThrow();

        assertThat(model.prefix()).isTrue();
        assertThat(text(new S3Location(model.bucket(), model.key() + "weights/1.bin")))
                .isEqualTo("one");
        assertThat(text(new S3Location(model.bucket(), model.key() + "config.json")))
                .isEqualTo("{}");
    }

    @Test
    void run_ofEqualKeysInTwoBuckets_keepsBoth() {
        bank.account(Bank.DEV).bucket("fraud-dev-reports").policy(Bank.bucketPolicy("fraud-dev-reports"));
        S3Location twin = S3Location.parse("s3://fraud-dev-reports/churn/7/model.tar.gz");
        bank.put(twin, "a report");

        ModelVersion central =
                promotion(bank.approved(r -> r.samplePayload(twin))).run();

        assertThat(text(central.container().artifact().orElseThrow())).isEqualTo("the model");
        assertThat(text(central.samplePayload().orElseThrow())).isEqualTo("a report");
    }

    @Test
    void run_ofUnapprovedVersion_isRefusedAndChangesNothing() {
        ModelVersion pending = registry.register(bank.registration().build());
        bank.cloud().clearCalls();

        assertThatThrownBy(() -> promotion(pending).run())
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("PendingManualApproval");
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_ofBytesChangedAfterApproval_isRefusedAndChangesNothing() {
        ModelVersion source = bank.approved();
        bank.put(Bank.MODEL, "not the model");
        bank.cloud().clearCalls();

        assertThatThrownBy(() -> promotion(source).run())
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining(Bank.MODEL.uri());
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_ofReportChangedAfterApproval_isRefusedAndChangesNothing() {
        ModelVersion source = bank.approved();
        bank.put(Bank.BASELINE, "{}");
        bank.cloud().clearCalls();

        assertThatThrownBy(() -> promotion(source).run()).isInstanceOf(GateRefusedException.class);
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_whenRejectedAfterThePlan_isRefusedAndChangesNothing() {
        ModelVersion source = bank.approved();
        Promotion promotion = promotion(source);
        promotion.plan();
        registry.reject(source, r -> r.by("lea").because("drifts"));
        bank.cloud().clearCalls();

        assertThatThrownBy(promotion::run).isInstanceOf(GateRefusedException.class);
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_whenTheSourcesMetadataChangedAfterThePlan_isRefusedAndChangesNothing() {
        ModelVersion source = bank.approved();
        Promotion promotion = promotion(source);
        promotion.plan();
        bank.cloud().clock().advance(Duration.ofSeconds(5));
        bank.sageMaker(Bank.DEV)
                .updateModelPackage(u ->
                        u.modelPackageArn(source.arn().toString()).customerMetadataProperties(Map.of("late", "entry")));
        bank.cloud().clearCalls();

        assertThatThrownBy(promotion::run).isInstanceOf(ConflictException.class);
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_fromAccountOutsideTheTopology_isRefusedAndChangesNothing() {
        ModelVersionArn foreign =
                ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:555555555555:model-package/churn/1");
        ModelVersionArn central =
                ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/1");
        bank.cloud().clearCalls();

        assertThatThrownBy(() -> registry.promote(foreign, p -> {}).run()).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> registry.promote(central, p -> {}).run())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("belongs to no team");
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_asARoleOfAnotherAccount_isRefusedAndChangesNothing() {
        ModelVersion source = bank.approved();
        bank.cloud().account("333333333333").role("mlgovern").trusts("999999999999");
        bank.cloud().clearCalls();

        SdkHttpClient misled = new MisledClient(bank.cloud().httpClient(), "111111111111", "333333333333");
        try (MlPlatform wrong = bank.builder("ines").httpClient(misled).build()) {
            assertThatThrownBy(() ->
                            ModelRegistry.on(wrong).promote(source, p -> {}).run())
                    .isInstanceOfAny(WrongAccountException.class, AccessDeniedException.class);
        }
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_whenTheBucketPolicyDoesNotAllowIt_namesThePolicy() {
        ModelVersion source = bank.approved();
        bank.devBucket().policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::333333333333:root"},
                "Action":"s3:GetObject","Resource":"arn:aws:s3:::fraud-dev-models/*"}]}""");
        bank.cloud().clearCalls();

        assertThatThrownBy(() -> promotion(source).run())
                .isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
                    assertThat(denied.principal())
                            .hasValueSatisfying(who -> assertThat(who).contains("111111111111"));
                    assertThat(denied.resource())
                            .hasValueSatisfying(on -> assertThat(on).contains("fraud-dev-models"));
                    assertThat(denied.policy())
                            .hasValueSatisfying(in -> assertThat(in).contains("bucket policy"));
                });
        assertThat(bank.changes()).isEmpty();
    }
}
