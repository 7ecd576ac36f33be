package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A bank whose accounts have buckets, keys, repositories and a group, but none of the policies that let one use what is another's. */
final class Bank {
    static final AccountId CENTRAL = AccountId.of("111111111111");
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId TEST = AccountId.of("333333333333");
    static final AccountId PROD = AccountId.of("444444444444");
    static final String BUS = "ml-central";
    static final String ARTIFACT = "s3://fraud-dev-models/models/churn/model.tar.gz";
    static final String GROUP = "fraud-churn";
    /** What others wrote stays whatever is added. */
    static final String THEIRS = "\"Sid\":\"Theirs\",\"Effect\":\"Deny\",\"Principal\":\"*\",";

    private static final String TOOLING = "999999999999";

    final LocalCloud cloud;
    final String image;
    private final String devKey;
    private final String centralKey;

    Bank(LocalCloud cloud) {
        this.cloud = cloud;
        List.of(CENTRAL, DEV, TEST, PROD)
                .forEach(id -> account(id).role("mlgovern").trusts(TOOLING));
        List.of(TEST, PROD).forEach(id -> account(id).role("execution").trusts("sagemaker.amazonaws.com"));
        devKey = account(DEV).key("models").policy(key(DEV)).arn();
        centralKey = account(CENTRAL).key("models").policy(key(CENTRAL)).arn();
        account(DEV)
                .bucket("fraud-dev-models")
                .policy(bucket("fraud-dev-models"))
                .defaultKey(devKey);
        account(CENTRAL)
                .bucket("central-models")
                .policy(bucket("central-models"))
                .defaultKey(centralKey);
        account(DEV)
                .bucket("fraud-dev-models")
                .put("models/churn/model.tar.gz", "model".getBytes(StandardCharsets.UTF_8));
        image = account(DEV).repository("scorer").uri() + ":1";
        account(DEV).repository("scorer").push("1");
        account(CENTRAL).repository("shared");
        account(CENTRAL).eventBus(BUS);
        sageMaker(CENTRAL).createModelPackageGroup(g -> g.modelPackageGroupName(GROUP));
        cloud.clearCalls();
    }

    CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    MlPlatform platform() {
        return platform(cloud.httpClient());
    }

    /** A process of its own: it can crash without the others. */
    MlPlatform platform(SdkHttpClient client) {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(yaml()))
                .credentials(cloud.credentials(TOOLING, "paula"))
                .httpClient(client)
                .actor("paula")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance)
                .build();
    }

    PreflightReport check() {
        try (MlPlatform platform = platform()) {
            return Preflight.on(platform).check(r -> r.eventBus(BUS));
        }
    }

    boolean repair() {
        try (MlPlatform platform = platform()) {
            Preflight preflight = Preflight.on(platform);
            return preflight.repair(preflight.check(r -> r.eventBus(BUS))).run();
        }
    }

    /** An approved version of a model that a bucket of the development account holds. */
    ModelVersion registered(ModelRegistry registry, String artifact) {
        ModelVersion version = registry.register(r -> r.team("fraud")
                .group("churn")
                .artifact(S3Location.parse(artifact))
                .image(image)
                .addContentType("text/csv")
                .addResponseType("application/json"));
        return registry.approve(version, a -> a.by("lea").because("AUC 0.91"));
    }

    /** Calls that changed something. */
    List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }

    /** Each policy as it is, by what it is of. */
    Map<String, String> policies() {
        return Map.of(
                "fraud-dev-models",
                s3(DEV).getBucketPolicy(b -> b.bucket("fraud-dev-models")).policy(),
                "central-models",
                s3(CENTRAL).getBucketPolicy(b -> b.bucket("central-models")).policy(),
                "dev key",
                kms(DEV).getKeyPolicy(k -> k.keyId(devKey)).policy(),
                "central key",
                kms(CENTRAL).getKeyPolicy(k -> k.keyId(centralKey)).policy(),
                "scorer",
                ecr(DEV).getRepositoryPolicy(r -> r.repositoryName("scorer")).policyText(),
                "shared",
                ecr(CENTRAL)
                        .getRepositoryPolicy(r -> r.repositoryName("shared"))
                        .policyText(),
                "group",
                sageMaker(CENTRAL)
                        .getModelPackageGroupPolicy(g -> g.modelPackageGroupName(GROUP))
                        .resourcePolicy(),
                "bus",
                events().describeEventBus(b -> b.name(BUS)).policy());
    }

    String policy(String of) {
        return Objects.requireNonNull(policies().get(of));
    }

    /** What takes each piece away, as it was before anything was added, by the finding that has to name it. */
    Map<String, Runnable> removals() {
        return Map.of(
                "BUCKET_POLICY 222222222222 fraud-dev-models",
                () -> account(DEV).bucket("fraud-dev-models").policy(bucket("fraud-dev-models")),
                "BUCKET_POLICY 111111111111 central-models",
                () -> account(CENTRAL).bucket("central-models").policy(bucket("central-models")),
                "KEY_POLICY 222222222222 " + devKey,
                () -> account(DEV).key("models").policy(key(DEV)),
                "KEY_POLICY 111111111111 " + centralKey,
                () -> account(CENTRAL).key("models").policy(key(CENTRAL)),
                "REPOSITORY_POLICY 222222222222 arn:aws:ecr:eu-west-1:222222222222:repository/scorer",
                () -> account(DEV).repository("scorer").policy(OTHERS_IMAGES),
                "REPOSITORY_POLICY 111111111111 arn:aws:ecr:eu-west-1:111111111111:repository/shared",
                () -> account(CENTRAL).repository("shared").policy(OTHERS_IMAGES),
                "GROUP_POLICY 111111111111 arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/" + GROUP,
                () -> sageMaker(CENTRAL).deleteModelPackageGroupPolicy(g -> g.modelPackageGroupName(GROUP)),
                "EVENT_BUS_POLICY 111111111111 arn:aws:events:eu-west-1:111111111111:event-bus/" + BUS,
                () -> events().removePermission(b -> b.eventBusName(BUS).removeAllPermissions(true)));
    }

    void remove(String piece) {
        Objects.requireNonNull(removals().get(piece)).run();
    }

    private static final String OTHERS_IMAGES =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{" + THEIRS + "\"Action\":\"ecr:DeleteRepository\"}]}";

    static String bucket(String name) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + THEIRS
                + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::" + name
                + "/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}}]}";
    }

    private static String key(AccountId owner) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Theirs\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::" + owner + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
    }

    private S3Client s3(AccountId id) {
        return client(id, S3Client::builder);
    }

    private KmsClient kms(AccountId id) {
        return client(id, KmsClient::builder);
    }

    private EcrClient ecr(AccountId id) {
        return client(id, EcrClient::builder);
    }

    EventBridgeClient events() {
        return client(CENTRAL, EventBridgeClient::builder);
    }

    SageMakerClient sageMaker(AccountId id) {
        return client(id, SageMakerClient::builder);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            AccountId id, Supplier<B> builder) {
        return builder.get()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(account(id).credentials("admin"))
                .build();
    }

    private String yaml() {
        return """
            organization: o-exampleorg1
            regions: [eu-west-1]
            access: { role: mlgovern }
            accounts:
              ml-shared-services:
                id: "111111111111"
                role: ML_SHARED_SERVICES
                models: { bucket: central-models, key: "%s", repository: shared }
              fraud-dev:
                id: "222222222222"
                role: ML_DEV
                models: { bucket: fraud-dev-models, key: "%s", repository: scorer }
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
            """.formatted(centralKey, devKey);
    }
}
