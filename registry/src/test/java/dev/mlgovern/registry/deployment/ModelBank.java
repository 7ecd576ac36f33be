package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.RoleAccess;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RoleSetup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;

/** A bank with one team and a central registry whose versions the team's test and production accounts may deploy. */
public final class ModelBank {
    private static final String TOOLING = "999999999999";
    private static final Region REGION = Region.EU_WEST_1;

    public static final AccountId DEV = AccountId.of("111111111111");
    public static final AccountId CENTRAL = AccountId.of("222222222222");
    public static final AccountId TEST = AccountId.of("333333333333");
    public static final AccountId PROD = AccountId.of("444444444444");
    public static final String GROUP = "fraud-churn";

    /** The tags that the plans of the bank's one product carry. */
    public static final CostTags TAGS =
            topology().tagsOf(topology().team("fraud"), topology().account(TEST), "churn");

    private final LocalCloud cloud;
    private final RoleSetup testExecution;
    private final String image;

    public ModelBank(LocalCloud cloud) {
        this.cloud = cloud;
        List.of(DEV, CENTRAL, TEST, PROD)
                .forEach(id -> account(id).role("mlgovern").trusts(TOOLING));
        List.of(DEV, PROD).forEach(this::execution);
        testExecution = execution(TEST);
        account(CENTRAL).bucket(bucket(CENTRAL)).policy(allow("*", "s3:GetObject", "s3:ListBucket"));
        image = account(CENTRAL).repository("score").policy(allowImages()).uri() + ":1";
        account(CENTRAL).repository("score").push("1");
        cloud.container("score", new NumberContainer());
        account(DEV).bucket(bucket(DEV));
        admin(DEV).createModelPackageGroup(r -> r.modelPackageGroupName(GROUP));
        groupPolicy(TEST, PROD);
    }

    public RoleSetup testExecution() {
        return testExecution;
    }

    public MlPlatform.Builder platform() {
        return MlPlatform.builder()
                .topology(ModelBank::topology)
                .credentials(cloud.credentials(TOOLING, "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    /** Lets accounts deploy versions of the group, which is made if there is none. */
    public void groupPolicy(AccountId... accounts) {
        SageMakerClient central = admin(CENTRAL);
        if (central.listModelPackageGroups(r -> {})
                .modelPackageGroupSummaryList()
                .isEmpty()) {
            central.createModelPackageGroup(r -> r.modelPackageGroupName(GROUP));
        }
        String principals = List.of(accounts).stream()
                .map(id -> "\"arn:aws:iam::" + id + ":root\"")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        central.putModelPackageGroupPolicy(r -> r.modelPackageGroupName(GROUP)
                .resourcePolicy("""
                                {"Version":"2012-10-17","Statement":[{"Sid":"deploy","Effect":"Allow",
                                "Principal":{"AWS":[%s]},
                                "Action":["sagemaker:DescribeModelPackage","sagemaker:ListModelPackages","sagemaker:CreateModel"],
                                "Resource":"arn:aws:sagemaker:eu-west-1:222222222222:model-package/fraud-churn/*"}]}""".formatted(principals).replace("\n", "")));
    }

    /** A version of the central registry whose model answers with a number. */
    public ModelVersionArn version(String number, ModelApprovalStatus approval) {
        return version(CENTRAL, number, approval);
    }

    /** A version whose model answers with a number. */
    public ModelVersionArn version(AccountId in, String number, ModelApprovalStatus approval) {
        return ModelVersionArn.parse(admin(in)
                .createModelPackage(r -> r.modelPackageGroupName(GROUP)
                        .modelApprovalStatus(approval)
                        .inferenceSpecification(i -> i.containers(List.of(container(in, number)))
                                .supportedContentTypes("text/csv")
                                .supportedResponseMIMETypes("application/json"))
                        .customerMetadataProperties(Map.of(
                                Metadata.TEAM, "fraud", Metadata.PRODUCT, "churn", Metadata.SHA256, sha256(number))))
                .modelPackageArn());
    }

    /** Where the model is that answers with a number. */
    public static String artifact(AccountId in, String number) {
        return "s3://" + bucket(in) + "/" + key(number);
    }

    private ModelPackageContainerDefinition container(AccountId in, String number) {
        overwrite(in, number, number);
        return ModelPackageContainerDefinition.builder()
                .image(image)
                .modelDataUrl(artifact(in, number))
                .build();
    }

    /** Writes other bytes where the model is that answers with a number. */
    public void overwrite(AccountId in, String number, String bytes) {
        s3(in).putObject(
                        r -> r.bucket(bucket(in)).key(key(number)).checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromString(bytes));
    }

    /** Takes away the model that answers with a number. */
    public void remove(AccountId in, String number) {
        s3(in).deleteObject(r -> r.bucket(bucket(in)).key(key(number)));
    }

    /** The SHA-256 of a text, in hexadecimal. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String number) {
        return "models/" + number + "/model.tar.gz";
    }

    private S3Client s3(AccountId in) {
        return S3Client.builder()
                .region(REGION)
                .httpClient(cloud.httpClient())
                .credentialsProvider(account(in).credentials("admin"))
                .build();
    }

    public ModelVersionArn approved(String number) {
        return version(number, ModelApprovalStatus.APPROVED);
    }

    public SageMakerClient admin(AccountId id) {
        return SageMakerClient.builder()
                .region(REGION)
                .httpClient(cloud.httpClient())
                .credentialsProvider(account(id).credentials("admin"))
                .build();
    }

    private CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    private RoleSetup execution(AccountId id) {
        return account(id).role("execution").trusts("sagemaker.amazonaws.com");
    }

    private static String bucket(AccountId id) {
        return "models-" + id;
    }

    private static String allow(String principal, String... actions) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"%s","Action":["%s"],
        "Resource":["arn:aws:s3:::models-222222222222","arn:aws:s3:::models-222222222222/*"]}]}""".formatted(principal, String.join("\",\"", actions));
    }

    private static String allowImages() {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",
        "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer","ecr:BatchCheckLayerAvailability"]}]}""";
    }

    private static Topology topology() {
        return Topology.builder()
                .addRegion(REGION)
                .addAccount(account(DEV, "fraud-dev", AccountRole.ML_DEV))
                .addAccount(account(CENTRAL, "ml-shared", AccountRole.ML_SHARED_SERVICES))
                .addAccount(account(TEST, "fraud-test", AccountRole.ML_TEST))
                .addAccount(account(PROD, "fraud-prod", AccountRole.ML_PROD))
                .addTeam(Team.builder()
                        .name("fraud")
                        .lineOfBusiness("cards")
                        .costCenter("4711")
                        .owner("olaf")
                        .putAccount(Stage.DEV, DEV)
                        .putAccount(Stage.TEST, TEST)
                        .putAccount(Stage.PROD, PROD)
                        .build())
                .tags(TagScheme.standard("anybank"))
                .build();
    }

    private static Account account(AccountId id, String name, AccountRole role) {
        return Account.builder()
                .id(id)
                .name(name)
                .role(role)
                .region(REGION)
                .access(RoleAccess.builder()
                        .roleArn("arn:aws:iam::" + id + ":role/mlgovern")
                        .build())
                .models(ModelStore.builder()
                        .bucket(bucket(id))
                        .executionRoleArn("arn:aws:iam::" + id + ":role/execution")
                        .build())
                .build();
    }
}
