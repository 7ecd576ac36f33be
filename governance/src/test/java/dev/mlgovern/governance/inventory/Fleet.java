package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageModelCard;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Models in several accounts, made past the library. */
final class Fleet {
    static final AccountId CENTRAL = AccountId.of("111111111111");
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId PROD = AccountId.of("444444444444");

    private static final String TOOLING = "999999999999";
    private final LocalCloud cloud;

    Fleet(LocalCloud cloud) {
        this.cloud = cloud;
        List.of("111111111111", "222222222222", "333333333333", "444444444444")
                .forEach(id -> cloud.account(id).role("mlgovern").trusts(TOOLING));
        for (AccountId id : List.of(CENTRAL, DEV, PROD)) {
            CloudAccount account = cloud.account(id.value());
            account.role("endpoint").trusts("sagemaker.amazonaws.com");
            account.bucket("models-" + id).put("model.tar.gz", "bytes".getBytes(StandardCharsets.UTF_8));
            account.repository("scorer").push("1");
        }
    }

    MlPlatform platform() {
        return setUp().build();
    }

    MlPlatform.Builder setUp() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES }
                          fraud-dev: { id: "222222222222", role: ML_DEV }
                          fraud-test: { id: "333333333333", role: ML_TEST }
                          fraud-prod: { id: "444444444444", role: ML_PROD }
                        teams:
                          fraud:
                            line-of-business: payments
                            cost-center: "4711"
                            owner: lee
                            accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
                        tags:
                          prefix: anybank
                          defaults: { owner: ml-platform, business-unit: it, cost-center: "9000" }
                        """))
                .credentials(cloud.credentials(TOOLING, "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    void group(AccountId account, String name, String... owner) {
        List<Tag> tags = Stream.of(owner)
                .map(each ->
                        Tag.builder().key("anybank:finance:owner").value(each).build())
                .toList();
        sageMaker(account)
                .createModelPackageGroup(r -> r.modelPackageGroupName(name).tags(tags));
    }

    String version(AccountId account, String group, ModelApprovalStatus approval, String... risk) {
        List<ModelPackageModelCard> cards = Stream.of(risk)
                .map(rating -> ModelPackageModelCard.builder()
                        .modelCardStatus("Draft")
                        .modelCardContent("{\"intended_uses\":{\"risk_rating\":\"" + rating + "\"}}")
                        .build())
                .toList();
        return sageMaker(account)
                .createModelPackage(r -> r.modelPackageGroupName(group)
                        .modelPackageDescription("who pays back")
                        .modelApprovalStatus(approval)
                        .modelCard(cards.isEmpty() ? null : cards.get(0))
                        .inferenceSpecification(s -> s.supportedContentTypes("text/csv")
                                .supportedResponseMIMETypes("text/csv")
                                .containers(container(account))))
                .modelPackageArn();
    }

    void endpoint(AccountId account, String name, String version) {
        SageMakerClient client = sageMaker(account);
        client.createModel(r -> r.modelName(name)
                .executionRoleArn("arn:aws:iam::" + account + ":role/endpoint")
                .primaryContainer(c -> c.modelPackageName(version)));
        client.createEndpointConfig(r -> r.endpointConfigName(name)
                .productionVariants(ProductionVariant.builder()
                        .variantName("all")
                        .modelName(name)
                        .initialInstanceCount(1)
                        .instanceType(ProductionVariantInstanceType.ML_M5_LARGE)
                        .build()));
        client.createEndpoint(r -> r.endpointName(name).endpointConfigName(name));
        for (int looks = 0; looks < 3; looks++) {
            client.describeEndpoint(r -> r.endpointName(name));
        }
    }

    SageMakerClient sageMaker(AccountId account) {
        return SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(account.value(), "root"))
                .build();
    }

    private ModelPackageContainerDefinition container(AccountId account) {
        return ModelPackageContainerDefinition.builder()
                .image(image(account))
                .modelDataUrl("s3://models-" + account + "/model.tar.gz")
                .build();
    }

    private String image(AccountId account) {
        return cloud.account(account.value()).repository("scorer").uri() + ":1";
    }
}
