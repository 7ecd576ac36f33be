package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The organization of these tests. */
public final class TestBank {
    public static final AccountId CENTRAL = AccountId.of("111111111111");
    public static final AccountId DEV = AccountId.of("222222222222");
    public static final String EXTERNAL_ID = "canary-external-id";
    public static final String DEV_ROLE = "arn:aws:iam::222222222222:role/mlgovern";

    private static final String YAML = """
            organization: o-a1b2c3d4e5
            regions: [eu-west-1, eu-central-1]
            access: { role: mlgovern, external-id: %s, session: 12h }
            accounts:
              ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES }
              fraud-dev: { id: "222222222222", role: ML_DEV }
              fraud-test: { id: "333333333333", role: ML_TEST }
              fraud-prod: { id: "444444444444", role: ML_PROD }
            teams:
              fraud:
                line-of-business: retail-banking
                cost-center: "4711"
                owner: ines
                accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
            tags:
              prefix: anybank
              defaults: { owner: ml-platform, business-unit: platform, cost-center: "1000" }
              patterns: { cost-center: '\\d{4}' }
            """.formatted(EXTERNAL_ID);

    private TestBank() {}

    public static TopologySource topology() {
        return TopologySource.yaml(YAML);
    }

    /** Over an AWS of the test's own; the base credentials are a user's. */
    public static MlPlatform.Builder over(FakeAws aws) {
        return MlPlatform.builder()
                .topology(topology())
                .actor("ines")
                .credentials(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIA999999999999EXAMPLE", "canary-base-secret")))
                .httpClient(aws);
    }
}
