package dev.mlgovern.observability.audit;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;

/** A bank in which somebody registers, decides and shares. */
final class AuditBank {
    static final AccountId CENTRAL = AccountId.of("111111111111");
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId TEST = AccountId.of("333333333333");
    static final AccountId PROD = AccountId.of("444444444444");
    static final List<AccountId> ALL = List.of(CENTRAL, DEV, TEST, PROD);

    private final LocalCloud cloud;

    AuditBank(LocalCloud cloud) {
        this.cloud = cloud;
        ALL.forEach(account -> cloud.account(account.value()).role("mlgovern").trusts("999999999999"));
    }

    MlPlatform platform(String actor) {
        return setUp(actor).build();
    }

    MlPlatform.Builder setUp(String actor) {
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1, eu-central-1]
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
                .credentials(cloud.credentials("999999999999", actor))
                .httpClient(cloud.httpClient())
                .actor(actor)
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    /** Makes a version, as a copy of another one if that is named. */
    String register(String actor, AccountId account, Map<String, String> metadata) {
        try (MlPlatform platform = platform(actor)) {
            SageMakerClient client = platform.in(account).client(SageMakerClient::builder);
            if (client.listModelPackageGroups(l -> {})
                    .modelPackageGroupSummaryList()
                    .isEmpty()) {
                client.createModelPackageGroup(g -> g.modelPackageGroupName("churn"));
            }
            return client.createModelPackage(p -> p.modelPackageGroupName("churn")
                            .modelApprovalStatus(ModelApprovalStatus.PENDING_MANUAL_APPROVAL)
                            .modelPackageDescription("made for Mr Smith")
                            .sourceUri("https://git.example.org/churn")
                            .customerMetadataProperties(metadata))
                    .modelPackageArn();
        }
    }

    void approve(String actor, AccountId account, String version) {
        try (MlPlatform platform = platform(actor)) {
            platform.in(account)
                    .client(SageMakerClient::builder)
                    .updateModelPackage(p -> p.modelPackageArn(version)
                            .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                            .approvalDescription("Mr Smith agreed"));
        }
    }

    void share(String actor, AccountId account) {
        try (MlPlatform platform = platform(actor)) {
            platform.in(account)
                    .client(SageMakerClient::builder)
                    .putModelPackageGroupPolicy(p -> p.modelPackageGroupName("churn")
                            .resourcePolicy("""
                            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                            "Principal":{"AWS":"arn:aws:iam::444444444444:root"},"Action":"sagemaker:DescribeModelPackage",
                            "Resource":"arn:aws:sagemaker:eu-west-1:%s:model-package/churn/*"}]}""".formatted(account).replace("\n", "")));
        }
    }
}
