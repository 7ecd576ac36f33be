package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A bank with a team that registers in its development account, and a central registry, each with its own key. */
public final class Bank {
    public static final AccountId CENTRAL = AccountId.of("111111111111");
    public static final AccountId DEV = AccountId.of("222222222222");
    public static final S3Location MODEL = S3Location.parse("s3://fraud-dev-models/churn/7/model.tar.gz");
    public static final S3Location METRICS = S3Location.parse("s3://fraud-dev-models/churn/7/metrics.json");
    public static final S3Location BASELINE = S3Location.parse("s3://fraud-dev-models/churn/7/baseline.json");
    public static final String CENTRAL_BUCKET = "central-models";

    private static final String TOOLING = "999999999999";
    private static final Region REGION = Region.EU_WEST_1;

    private final LocalCloud cloud;
    private final String centralKey;
    private final BucketSetup devBucket;
    private final String image;

    public Bank(LocalCloud cloud) {
        this.cloud = cloud;
        List.of(DEV, CENTRAL).forEach(id -> account(id).role("mlgovern").trusts(TOOLING));
        String devKey = account(DEV).key("models").policy(keyPolicy()).arn();
        centralKey = account(CENTRAL).key("models").arn();
        devBucket = account(DEV)
                .bucket("fraud-dev-models")
                .versioned()
                .defaultKey(devKey)
                .policy(bucketPolicy("fraud-dev-models"));
        account(CENTRAL).bucket(CENTRAL_BUCKET);
        image = account(DEV).repository("scorer").policy(imagePolicy()).uri();
        account(DEV).repository("scorer").push("1");
        put(MODEL, "the model");
        put(METRICS, "{\"auc\": 0.91}");
        put(BASELINE, "{\"auc\": {\"threshold\": 0.9}}");
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public String centralKey() {
        return centralKey;
    }

    public String image() {
        return image + ":1";
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
                .credentials(cloud.credentials(TOOLING, actor))
                .httpClient(cloud.httpClient())
                .actor(actor)
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
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
        s3(DEV).putObject(
                        p -> p.bucket(at.bucket())
                                .key(at.key())
                                .contentType("application/x-test")
                                .metadata(Map.of("made-by", "training"))
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromString(text, StandardCharsets.UTF_8));
    }

    public BucketSetup devBucket() {
        return devBucket;
    }

    public CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    public S3Client s3(AccountId id) {
        return S3Client.builder()
                .region(REGION)
                .httpClient(cloud.httpClient())
                .credentialsProvider(account(id).credentials("admin"))
                .build();
    }

    public SageMakerClient sageMaker(AccountId id) {
        return SageMakerClient.builder()
                .region(REGION)
                .httpClient(cloud.httpClient())
                .credentialsProvider(account(id).credentials("admin"))
                .build();
    }

    /** Calls that changed something, without those of STS. */
    public List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }

    public List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
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
              fraud-test: { id: "333333333333", role: ML_TEST }
              fraud-prod: { id: "444444444444", role: ML_PROD }
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

    private static String keyPolicy() {
        return """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:*","Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:Decrypt","Resource":"*"}]}""";
    }

    public static String bucketPolicy(String bucket) {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
            "Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket"],
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"]}]}""".formatted(bucket);
    }

    private static String imagePolicy() {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
            "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}]}""";
    }
}
