package dev.mlgovern.observability.tag;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** A platform whose accounts have model groups, some of them tagged. */
final class Estate {
    static final AccountId SHARED = AccountId.of("111111111111");
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId PROD = AccountId.of("444444444444");
    static final String OWNER = "anybank:finance:owner";

    private static final String TOOLING = "999999999999";

    private final LocalCloud cloud;

    Estate(LocalCloud cloud) {
        this.cloud = cloud;
        Stream.of("111111111111", "222222222222", "333333333333", "444444444444")
                .forEach(id -> cloud.account(id).role("mlgovern").trusts(TOOLING));
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
                          allowed: { "anybank:workload:environment": [dev, test, prod, shared] }
                        """))
                .credentials(cloud.credentials(TOOLING, "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    /** Made by somebody else, so that no tags come of themselves. */
    String group(AccountId account, String name, Tag... tags) {
        try (SageMakerClient client = sageMaker(account)) {
            return client.createModelPackageGroup(
                            r -> r.modelPackageGroupName(name).tags(tags))
                    .modelPackageGroupArn();
        }
    }

    SageMakerClient sageMaker(AccountId account) {
        return SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(account.value(), "root"))
                .build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static Tag[] all(String environment) {
        return new Tag[] {
            tag("anybank:workload:environment", environment),
            tag(OWNER, "lee"),
            tag("anybank:finance:business-unit", "payments"),
            tag("anybank:finance:cost-center", "4711")
        };
    }
}
