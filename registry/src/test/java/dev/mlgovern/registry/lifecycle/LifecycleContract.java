package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.Estate;
import dev.mlgovern.registry.Ground;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.artifact.CopyLimits;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.Deployment;
import dev.mlgovern.registry.deployment.InvocationCheck;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.model.VersionSummary;
import dev.mlgovern.registry.promotion.Promotion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The road of a model over four accounts, on whatever plays AWS: the same tests, with the same outcome. */
abstract class LifecycleContract {
    private static final S3Location DATA = S3Location.parse("s3://fraud-dev-models/churn/7/train.csv");
    private static final String ANSWER = "{\"p\": 0.91}";
    private static final CopyLimits IN_PARTS = new CopyLimits(5L << 20, 5L << 20, 2);

    /** Of the bytes of the big model. */
    private static final String CRC64NVME = "IkdM8XOBM1U=";

    private final Changes changes = new Changes();
    private Estate estate;
    private MlPlatform platform;
    private ModelRegistry registry;

    /** A fresh one for each test. */
    abstract Ground ground();

    @BeforeEach
    void open() {
        estate = new Estate(ground());
        estate.ground().modelsAnswer(ANSWER);
        platform = estate.builder("dora").addListener(changes).build();
        registry = ModelRegistry.on(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void client_ofEachAccount_actsThereAsItsRole() {
        for (AccountId account : Estate.ACCOUNTS) {
            GetCallerIdentityResponse caller =
                    platform.in(account).client(StsClient::builder).getCallerIdentity();

            assertThat(caller.account()).isEqualTo(account.value());
            assertThat(caller.arn()).startsWith("arn:aws:sts::" + account + ":assumed-role/mlgovern/");
        }
    }

    @Test
    void register_ofGoodRequest_keepsAllOfIt() {
        ModelVersion version = registry.register(estate.registration().build());

        assertThat(version.arn()).hasToString("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1");
        assertThat(version.approval()).isEqualTo(Approval.PENDING);
        assertThat(version.lifeCycle()).contains(LifeCycle.DEVELOPMENT);
        assertThat(version.container().image()).matches(".*/scorer@sha256:[0-9a-f]{64}");
        assertThat(version.container().artifact()).contains(Estate.MODEL);
        assertThat(version.container().environment()).containsEntry("THRESHOLD", "0.5");
        assertThat(version.metrics()).containsEntry(Report.MODEL_QUALITY_STATISTICS, ReportFile.json(Estate.METRICS));
        assertThat(version.baselines()).hasSize(1);
        assertThat(version.samplePayload()).contains(Estate.METRICS);
        assertThat(version.commit()).contains("4f2a9c1");
        assertThat(version.card()).hasValueSatisfying(card -> assertThat(card).contains("churn"));
        assertThat(version.creator()).contains("dora");
        assertThat(version.metadata()).containsEntry("data-cut", "2026-09").containsEntry(Metadata.TEAM, "fraud");
        assertThat(version.artifactSha256()).contains(Bytes.sha256("the model".getBytes(StandardCharsets.UTF_8)));
        assertThat(tags(Estate.DEV, version.arn().group().toString())).contains("anybank:finance:cost-center=4711");
    }

    @Test
    void register_again_changesNothingAndGivesTheSame() {
        ModelVersion first = registry.register(estate.registration().build());
        changes.clear();

        try (MlPlatform other = estate.builder("otto").addListener(changes).build()) {
            assertThat(ModelRegistry.on(other).register(estate.registration().build()))
                    .isEqualTo(first);
        }
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void register_inAGroupOfOthers_isRefused() {
        estate.sageMaker(Estate.DEV)
                .createModelPackageGroup(g -> g.modelPackageGroupName("churn")
                        .modelPackageGroupDescription("Models of team risk, group churn"));
        changes.clear();

        assertThatThrownBy(() -> registry.register(estate.registration().build()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is taken");
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void approveAndReject_moveTheLatestApproved() {
        ModelVersion first = registry.register(estate.registration().build());
        ModelVersion second =
                registry.register(estate.registration().description("second").build());
        assertThat(latest()).isEmpty();

        registry.approve(first, a -> a.by("lea").because("good"));
        registry.approve(second, a -> a.by("lea").because("better"));
        assertThat(latest()).containsExactly(second.arn());

        registry.reject(second, r -> r.by("lea").because("drifts"));
        assertThat(latest()).containsExactly(first.arn());
        assertThat(registry.versions(q -> q.team("fraud").group("churn")))
                .extracting(VersionSummary::arn, VersionSummary::approval)
                .containsExactly(tuple(second.arn(), Approval.REJECTED), tuple(first.arn(), Approval.APPROVED));
    }

    @Test
    void approve_keepsWhoAndWhyAndAllTheRest() {
        ModelVersion version = registry.register(estate.registration().build());

        registry.approve(version, a -> a.by("lea").because("AUC 0.91").fourEyes(true));

        ModelVersion now = registry.describe(version);
        assertThat(now.approval()).isEqualTo(Approval.APPROVED);
        assertThat(now.decision())
                .hasValueSatisfying(decision -> assertThat(decision.by()).isEqualTo("lea"));
        assertThat(now.metadata()).isEqualTo(version.metadata());
        assertThat(now.lifeCycle())
                .hasValueSatisfying(stage -> assertThat(stage.stage()).isEqualTo("Development"));
        assertThat(now.card()).isEqualTo(version.card());
        changes.clear();
        registry.approve(version, a -> a.by("lea").because("AUC 0.91").fourEyes(true));
        assertThat(changes.names()).isEmpty();
        assertThatThrownBy(() -> registry.approve(version, a -> a.by("max").because("me too")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("approved by lea: AUC 0.91");
    }

    @Test
    void describe_ofAVersionThatIsNotThere_saysSo() {
        ModelVersion version = registry.register(estate.registration().build());

        assertThatThrownBy(() -> registry.describe(
                        ModelVersionArn.parse(version.arn().toString().replaceAll("1$", "7"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void promote_ofApprovedVersion_copiesFieldsAndBytes() {
        ModelVersion source = estate.approved();

        Promotion promotion = promotion(source);
        assertThat(promotion.plan().toString()).contains("group fraud-churn", "copy " + Estate.MODEL, "lineage");
        ModelVersion central = promotion.run();

        assertThat(central.arn()).hasToString("arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-churn/1");
        assertThat(central.approval()).isEqualTo(Approval.PENDING);
        assertThat(central.source()).contains(source.arn());
        assertThat(central.lifeCycle()).contains(LifeCycle.QA);
        assertThat(central.card()).isEqualTo(source.card());
        assertThat(central.commit()).isEqualTo(source.commit());
        assertThat(central.container().image()).isEqualTo(source.container().image());
        assertThat(central.artifactSha256()).isEqualTo(source.artifactSha256());
        assertThat(bytes(central)).isEqualTo("the model".getBytes(StandardCharsets.UTF_8));
        HeadObjectResponse copy = head(central);
        assertThat(copy.contentType()).isEqualTo("application/x-test");
        assertThat(copy.metadata()).containsEntry("made-by", "training");
        assertThat(copy.checksumSHA256()).isNotNull();
        assertThat(copy.ssekmsKeyId()).isEqualTo(estate.centralKey());
        assertThat(estate.sageMaker(Estate.CENTRAL)
                        .describeModelPackage(
                                d -> d.modelPackageName(central.arn().toString()))
                        .securityConfig()
                        .kmsKeyId())
                .isEqualTo(estate.centralKey());
    }

    @Test
    void promote_again_changesNothing() {
        ModelVersion source = estate.approved();
        ModelVersion central = promotion(source).run();
        changes.clear();

        assertThat(promotion(source).run()).isEqualTo(central);
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void promote_ofBigModel_copiesItInParts() {
        byte[] model = new byte[11 << 20];
        new Random(7).nextBytes(model);
        estate.put(Estate.MODEL, model);
        ModelVersion source = estate.approved();

        ModelVersion central = registry.promote(source, p -> p.limits(IN_PARTS)).run();

        assertThat(Bytes.sha256(bytes(central))).isEqualTo(Bytes.sha256(model));
        assertThat(changes.names()).filteredOn("UploadPartCopy"::equals).hasSize(3);
        HeadObjectResponse copy = head(central);
        assertThat(copy.metadata()).containsEntry("made-by", "training");
        assertThat(copy.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        assertThat(copy.checksumCRC64NVME()).isEqualTo(CRC64NVME);
        assertThat(estate.s3(Estate.CENTRAL)
                        .listMultipartUploads(l -> l.bucket(Estate.CENTRAL_BUCKET))
                        .uploads())
                .isEmpty();
    }

    @Test
    void promote_ofBytesThatChangedAfterTheApproval_isRefused() {
        ModelVersion source = estate.approved();
        estate.put(Estate.MODEL, "another model");
        changes.clear();

        assertThatThrownBy(() -> promotion(source).run()).isInstanceOf(GateRefusedException.class);
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void promote_ofAVersionThatWaits_isRefused() {
        ModelVersion source = registry.register(estate.registration().build());
        changes.clear();

        assertThatThrownBy(() -> promotion(source).run()).isInstanceOf(GateRefusedException.class);
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void deploy_toTestThenProduction_leadsBackToTheTrainingData() {
        ModelVersion source = estate.approved(r -> r.addTrainingData(DATA));
        ModelVersion central = promoted(source);

        DeployedModel test = deployment(central, Stage.TEST).run();
        registry.approveForProduction(central, a -> a.by("ines").because("the test endpoint answers"));
        DeployedModel prod = deployment(central, Stage.PROD).run();

        assertThat(test.endpoint()).isEqualTo("arn:aws:sagemaker:eu-west-1:333333333333:endpoint/fraud-churn");
        assertThat(prod.endpoint()).isEqualTo("arn:aws:sagemaker:eu-west-1:444444444444:endpoint/fraud-churn");
        assertThat(prod.check()).contains("a likely customer");
        assertThat(tags(Estate.PROD, prod.endpoint())).contains("anybank:finance:cost-center=4711");
        LineageGraph lineage = registry.lineage(prod.endpoint());
        assertThat(lineage.gaps()).isEmpty();
        assertThat(lineage.ofType("DataSet")).extracting(LineageNode::uri).containsExactly(DATA.uri());
        assertThat(lineage.ofType("ModelPackage"))
                .extracting(LineageNode::uri)
                .containsExactlyInAnyOrder(
                        source.arn().toString(), central.arn().toString());
        assertThat(lineage.nodes()).extracting(LineageNode::account).contains(Estate.DEV, Estate.CENTRAL, Estate.PROD);
    }

    @Test
    void deploy_toProductionWithoutItsApproval_isRefused() {
        ModelVersion central = promoted(estate.approved());
        changes.clear();

        assertThatThrownBy(() -> deployment(central, Stage.PROD).run()).isInstanceOf(GateRefusedException.class);
        assertThat(changes.names()).isEmpty();
    }

    @Test
    void deploy_ofTheNextVersion_updatesTheEndpointAndAgainChangesNothing() {
        DeployedModel first =
                deployment(promoted(estate.approved()), Stage.TEST).run();
        ModelVersion next = promoted(estate.approved(r -> r.description("next")));

        DeployedModel second = deployment(next, Stage.TEST).run();

        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        assertThat(serving().endpointConfigName()).isEqualTo(second.configuration());
        assertThat(second.configuration()).isNotEqualTo(first.configuration());
        String model = serving().productionVariants().get(0).modelName();
        assertThat(estate.sageMaker(Estate.TEST)
                        .describeModel(m -> m.modelName(model))
                        .primaryContainer()
                        .modelPackageName())
                .isEqualTo(next.arn().toString());
        changes.clear();
        assertThat(deployment(next, Stage.TEST).run()).isEqualTo(second);
        assertThat(changes.names()).isEmpty();
    }

    private DescribeEndpointConfigResponse serving() {
        String name = estate.sageMaker(Estate.TEST)
                .describeEndpoint(e -> e.endpointName("fraud-churn"))
                .endpointConfigName();
        return estate.sageMaker(Estate.TEST).describeEndpointConfig(c -> c.endpointConfigName(name));
    }

    private Promotion promotion(ModelVersion source) {
        return registry.promote(source, p -> p.to(AccountRole.ML_SHARED_SERVICES));
    }

    /** A central version that is approved, in a group whose policy lets the team's accounts deploy it. */
    private ModelVersion promoted(ModelVersion source) {
        ModelVersion central = promotion(source).run();
        estate.sageMaker(Estate.CENTRAL)
                .putModelPackageGroupPolicy(p ->
                        p.modelPackageGroupName(central.arn().group().name()).resourcePolicy(deployable()));
        return registry.approve(central, a -> a.by("ines").because("card complete"));
    }

    private static String deployable() {
        return """
            {"Version":"2012-10-17","Statement":[{"Sid":"deploy","Effect":"Allow","Principal":{"AWS":%s},\
            "Action":["sagemaker:DescribeModelPackage","sagemaker:ListModelPackages","sagemaker:CreateModel"],\
            "Resource":"arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-churn/*"}]}""".formatted(Estate.principals(Estate.TEST, Estate.PROD));
    }

    private Deployment deployment(ModelVersion central, Stage stage) {
        return registry.deploy(
                central,
                d -> d.to(stage)
                        .check(InvocationCheck.of("text/csv", "1,2")
                                .expecting("a likely customer", answer -> answer.contains("0.91"))));
    }

    private List<ModelVersionArn> latest() {
        return registry.latestApproved(q -> q.team("fraud").group("churn")).map(ModelVersion::arn).stream()
                .toList();
    }

    private byte[] bytes(ModelVersion version) {
        S3Location at = version.container().artifact().orElseThrow();
        return platform.in(version.account())
                .client(S3Client::builder)
                .getObjectAsBytes(g -> g.bucket(at.bucket()).key(at.key()))
                .asByteArray();
    }

    private HeadObjectResponse head(ModelVersion version) {
        S3Location at = version.container().artifact().orElseThrow();
        return estate.s3(version.account())
                .headObject(h -> h.bucket(at.bucket()).key(at.key()).checksumMode("ENABLED"));
    }

    private List<String> tags(AccountId account, String arn) {
        return estate.sageMaker(account).listTags(t -> t.resourceArn(arn)).tags().stream()
                .map((Tag tag) -> tag.key() + "=" + tag.value())
                .toList();
    }
}
