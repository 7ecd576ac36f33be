package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * A bank on some ground: a team that registers in its development account, a central registry under a key of its own, and the team's test
 * and production accounts.
 */
public class Estate {
    public static final AccountId CENTRAL = AccountId.of("111111111111");
    public static final AccountId DEV = AccountId.of("222222222222");
    public static final AccountId TEST = AccountId.of("333333333333");
    public static final AccountId PROD = AccountId.of("444444444444");
    public static final S3Location MODEL = S3Location.parse("s3://fraud-dev-models/churn/7/model.tar.gz");
    public static final S3Location METRICS = S3Location.parse("s3://fraud-dev-models/churn/7/metrics.json");
    public static final S3Location BASELINE = S3Location.parse("s3://fraud-dev-models/churn/7/baseline.json");
    public static final String DEV_BUCKET = "fraud-dev-models";
    public static final String CENTRAL_BUCKET = "central-models";

    private static final AccountId TOOLING = AccountId.of("999999999999");
    public static final List<AccountId> ACCOUNTS = List.of(DEV, CENTRAL, TEST, PROD);

    private final Ground ground;
    private final String centralKey;
    private final String image;

    public Estate(Ground ground) {
        this.ground = ground;
        ACCOUNTS.forEach(id -> ground.role(id, "mlgovern", TOOLING.value()));
        List.of(TEST, PROD).forEach(id -> ground.role(id, "execution", "sagemaker.amazonaws.com"));
        String devKey = ground.key(DEV, keyPolicy(DEV, CENTRAL));
        centralKey = ground.key(CENTRAL, keyPolicy(CENTRAL, TEST, PROD));
        ground.bucket(DEV, DEV_BUCKET, bucketPolicy(DEV_BUCKET));
        ground.versions(DEV, DEV_BUCKET, devKey);
        ground.bucket(CENTRAL, CENTRAL_BUCKET, bucketPolicy(CENTRAL_BUCKET, TEST, PROD));
        image = ground.image(DEV, "scorer", imagePolicy());
        put(MODEL, "the model");
        put(METRICS, "{\"auc\": 0.91}");
        put(BASELINE, "{\"auc\": {\"threshold\": 0.9}}");
    }

    public Ground ground() {
        return ground;
    }

    public String centralKey() {
        return centralKey;
    }

    public String image() {
        return image;
    }

    public MlPlatform platform() {
        return platform("ines");
    }

    /** A process of its own: it can crash without the others. */
    public MlPlatform platform(String actor) {
        return builder(actor).build();
    }

    public MlPlatform.Builder builder(String actor) {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(yaml()))
                .credentials(ground.credentials(TOOLING, actor))
                .httpClient(ground.httpClient())
                .actor(actor)
                .clock(ground.clock())
                .sleeper(ground.sleeper());
    }

    public Registration.Builder registration() {
        return Registration.builder()
                .team("fraud")
                .group("churn")
                .artifact(MODEL)
                .image(image())
                .framework("XGBOOST")
                .frameworkVersion("1.7")
                .addContentType("text/csv")
                .addResponseType("application/json")
                .metrics(METRICS)
                .putBaseline(Baseline.MODEL_QUALITY_CONSTRAINTS, ReportFile.json(BASELINE))
                .samplePayload(METRICS)
                .putEnvironment("THRESHOLD", "0.5")
                .commit("4f2a9c1")
                .repository("https://git.example.org/fraud/churn")
                .putMetadata("data-cut", "2026-09")
                .card("""
                        {"model_overview": {"model_creator": "ines"},
                         "intended_uses": {"purpose_of_model": "churn"}}""")
                .description("Churn, September");
    }

    /** A version of the team's registry, registered and approved by others than whoever promotes it. */
    public ModelVersion approved(UnaryOperator<Registration.Builder> more) {
        try (MlPlatform platform = platform("dora")) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion version = registry.register(more.apply(registration()).build());
            return registry.approve(version, a -> a.by("lea").because("AUC 0.91, bias report clean"));
        }
    }

    public ModelVersion approved() {
        return approved(r -> r);
    }

    public void put(S3Location at, String text) {
        put(at, text.getBytes(StandardCharsets.UTF_8));
    }

    public void put(S3Location at, byte[] bytes) {
        s3(DEV).putObject(
                        p -> p.bucket(at.bucket())
                                .key(at.key())
                                .contentType("application/x-test")
                                .metadata(Map.of("made-by", "training"))
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromBytes(bytes));
    }

    public S3Client s3(AccountId id) {
        return ground.s3(id);
    }

    public SageMakerClient sageMaker(AccountId id) {
        return ground.sageMaker(id);
    }

    private String yaml() {
        return """
            organization: o-exampleorg1
            regions: [eu-west-1, eu-central-1]
            access: { role: mlgovern }
            accounts:
              ml-shared-services:
                id: "111111111111"
                role: ML_SHARED_SERVICES
                models: { bucket: central-models, key: "%s" }
              fraud-dev:
                id: "222222222222"
                role: ML_DEV
                models: { bucket: fraud-dev-models }
              fraud-test:
                id: "333333333333"
                role: ML_TEST
                models: { bucket: fraud-test-models, execution-role: execution }
              fraud-prod:
                id: "444444444444"
                role: ML_PROD
                models: { bucket: fraud-prod-models, execution-role: execution }
            teams:
              fraud:
                line-of-business: retail-banking
                cost-center: "4711"
                owner: olaf
                accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
            tags:
              prefix: anybank
            """.formatted(centralKey);
    }

    private static String keyPolicy(AccountId owner, AccountId... readers) {
        return """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":%s},"Action":"kms:*","Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":%s},"Action":"kms:Decrypt","Resource":"*"}]}""".formatted(principals(owner), principals(readers));
    }

    /** Lets the central account, or others, read a bucket. */
    public static String bucketPolicy(String bucket, AccountId... readers) {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":%2$s},
            "Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket"],
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"]}]}""".formatted(bucket, readers.length == 0 ? principals(CENTRAL) : principals(readers));
    }

    private static String imagePolicy() {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":%s},
            "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}]}""".formatted(principals(CENTRAL, TEST, PROD));
    }

    /** A principal of a policy. */
    public static String principals(AccountId... accounts) {
        return List.of(accounts).stream()
                .map(id -> "\"arn:aws:iam::" + id + ":root\"")
                .toList()
                .toString();
    }
}
