package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RepositorySetup;
import dev.mlgovern.testkit.inference.InferenceHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A cloud of two accounts, each with a bucket, an image and an execution role; requests and answers that break the API models fail the test. */
final class Bench implements AfterEachCallback {
    static final String DEV = "111111111111";
    static final String CENTRAL = "222222222222";
    private static final Region HOME = Region.EU_WEST_1;

    private final LocalCloud cloud;
    private final Map<String, BucketSetup> buckets = new HashMap<>();
    private final Map<String, RepositorySetup> repositories = new HashMap<>();

    Bench() {
        this(Duration.ZERO);
    }

    Bench(Duration listLag) {
        cloud = LocalCloud.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC))
                .listLag(listLag)
                .clientTokenMemory(Duration.ofMinutes(10))
                .start();
        for (String account : List.of(DEV, CENTRAL)) {
            buckets.put(account, cloud.account(account).bucket("models-" + account));
            RepositorySetup repository = cloud.account(account).repository("scorer");
            repository.push("1");
            repositories.put(account, repository);
            cloud.account(account).role("endpoint").trusts("sagemaker.amazonaws.com");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(cloud.violations()).isEmpty();
        cloud.close();
    }

    LocalCloud cloud() {
        return cloud;
    }

    SageMakerClient sageMaker(String account) {
        return SageMakerClient.builder()
                .region(HOME)
                .credentialsProvider(cloud.credentials(account, "tester"))
                .httpClient(cloud.httpClient())
                .build();
    }

    /** A client in a role that may do only these actions. */
    SageMakerClient sageMakerAllowed(String account, String... actions) {
        String role = cloud.account(account)
                .role("narrow")
                .trusts(account)
                .policies("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + list(List.of(actions)) + ",\"Resource\":\"*\"}]}")
                .arn();
        try (StsClient sts = StsClient.builder()
                .region(HOME)
                .credentialsProvider(cloud.credentials(account, "tester"))
                .httpClient(cloud.httpClient())
                .build()) {
            Credentials session = sts.assumeRole(r -> r.roleArn(role).roleSessionName("narrow"))
                    .credentials();
            return SageMakerClient.builder()
                    .region(HOME)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            session.accessKeyId(), session.secretAccessKey(), session.sessionToken())))
                    .httpClient(cloud.httpClient())
                    .build();
        }
    }

    SageMakerRuntimeClient runtime(String account) {
        return SageMakerRuntimeClient.builder()
                .region(HOME)
                .credentialsProvider(cloud.credentials(account, "tester"))
                .httpClient(cloud.httpClient())
                .build();
    }

    SageMakerFeatureStoreRuntimeClient features(String account) {
        return SageMakerFeatureStoreRuntimeClient.builder()
                .region(HOME)
                .credentialsProvider(cloud.credentials(account, "tester"))
                .httpClient(cloud.httpClient())
                .build();
    }

    /** Sends what the SDK has no operation for. */
    Posted post(String account, String path, String json) {
        return Posted.of(cloud.httpClient(), cloud.credentials(account, "tester"), path, json);
    }

    List<Map<String, String>> offline(String account, String group) {
        return cloud.account(account).offlineRecords(group);
    }

    Instant now() {
        return cloud.clock().instant();
    }

    void advance(Duration duration) {
        cloud.clock().advance(duration);
    }

    void endpointLooks(int looks) {
        cloud.endpointLooks(looks);
    }

    void failFeatureGroupChanges(int next) {
        cloud.failFeatureGroupChanges(next);
    }

    void scores(InferenceHandler handler) {
        cloud.container("scorer", handler);
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String image(String account) {
        return account + ".dkr.ecr.eu-west-1.amazonaws.com/scorer:1";
    }

    static String role(String account) {
        return "arn:aws:iam::" + account + ":role/endpoint";
    }

    String artifact(String account, String key, String text) {
        return put(account, HOME, "s3://models-" + account + "/" + key, text);
    }

    String artifactElsewhere(String account) {
        cloud.account(account).in(Region.US_EAST_1).bucket("models-far-away");
        return put(account, Region.US_EAST_1, "s3://models-far-away/model.tar.gz", "weights");
    }

    private String put(String account, Region region, String uri, String text) {
        String[] bucketAndKey = uri.replace("s3://", "").split("/", 2);
        try (S3Client s3 = S3Client.builder()
                .region(region)
                .credentialsProvider(cloud.credentials(account, "tester"))
                .httpClient(cloud.httpClient())
                .build()) {
            s3.putObject(r -> r.bucket(bucketAndKey[0]).key(bucketAndKey[1]), RequestBody.fromString(text));
        }
        return uri;
    }

    /** Lets another account read the bucket and pull the image. */
    void shareArtifacts(String owner, String with) {
        String bucket = "arn:aws:s3:::models-" + owner;
        Objects.requireNonNull(buckets.get(owner))
                .policy(policy(with, List.of("s3:GetObject", "s3:ListBucket"), List.of(bucket, bucket + "/*")));
        Objects.requireNonNull(repositories.get(owner))
                .policy(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                                + with
                                + ":root\"},\"Action\":[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"]}]}");
    }

    void shareLineage(String owner, String with) {
        cloud.account(owner).shareLineage(with);
    }

    String group(String account, String name) {
        return sageMaker(account)
                .createModelPackageGroup(r -> r.modelPackageGroupName(name))
                .modelPackageGroupArn();
    }

    String groupPolicy(String owner, String group, String with, String action) {
        String prefix = "arn:aws:sagemaker:eu-west-1:" + owner + ":model-package";
        String policy = policy(with, List.of(action), List.of(prefix + "-group/" + group, prefix + "/" + group + "/*"));
        sageMaker(owner)
                .putModelPackageGroupPolicy(r -> r.modelPackageGroupName(group).resourcePolicy(policy));
        return policy;
    }

    private static String policy(String with, List<String> actions, List<String> resources) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                + with + ":root\"},\"Action\":" + list(actions) + ",\"Resource\":" + list(resources) + "}]}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    CreateModelPackageRequest.Builder packageRequest(String account, String group) {
        String modelData = artifact(account, "churn/model.tar.gz", "weights");
        return CreateModelPackageRequest.builder()
                .modelPackageGroupName(group)
                .inferenceSpecification(s -> s.supportedContentTypes("text/csv")
                        .supportedResponseMIMETypes("text/plain")
                        .containers(ModelPackageContainerDefinition.builder()
                                .image(image(account))
                                .modelDataUrl(modelData)
                                .environment(Map.of("THRESHOLD", "0.5"))
                                .build()));
    }

    String version(String account, String group) {
        return sageMaker(account)
                .createModelPackage(packageRequest(account, group).build())
                .modelPackageArn();
    }

    void approve(String account, String version) {
        sageMaker(account)
                .updateModelPackage(r -> r.modelPackageArn(version).modelApprovalStatus(ModelApprovalStatus.APPROVED));
    }

    void model(String account, String name, String version) {
        sageMaker(account)
                .createModel(r -> r.modelName(name)
                        .executionRoleArn(role(account))
                        .containers(ContainerDefinition.builder()
                                .modelPackageName(version)
                                .build()));
    }

    /** A model, a configuration and an endpoint, all of one name, in service. */
    void deploy(String account, String name, String version) {
        SageMakerClient client = sageMaker(account);
        model(account, name, version);
        client.createEndpointConfig(r -> r.endpointConfigName(name)
                .productionVariants(ProductionVariant.builder()
                        .variantName("main")
                        .modelName(name)
                        .instanceType(ProductionVariantInstanceType.ML_M5_LARGE)
                        .initialInstanceCount(1)
                        .build()));
        client.createEndpoint(r -> r.endpointName(name).endpointConfigName(name));
        Stream.of(1, 2).forEach(look -> client.describeEndpoint(r -> r.endpointName(name)));
    }
}
