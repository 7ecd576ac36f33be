package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The organization that is called on stubs, and the credentials that everything begins with. */
final class Bank {
    static final Region REGION = Region.EU_WEST_1;
    static final AccountId DEV = AccountId.of("222222222222");
    static final String ROLE = "arn:aws:iam::222222222222:role/mlgovern";
    static final String VERSION = "arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/7";
    static final AwsCredentialsProvider BASE =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA0123456789EXAMPLE", Answers.SECRET));

    static final String YAML = """
            organization: o-exampleorg1
            regions: [eu-west-1]
            access: { role: mlgovern }
            accounts:
              ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES, models: { bucket: central-models } }
              fraud-dev: { id: "222222222222", role: ML_DEV, models: { bucket: fraud-dev-models } }
              fraud-test: { id: "333333333333", role: ML_TEST }
              fraud-prod: { id: "444444444444", role: ML_PROD }
            teams:
              fraud:
                line-of-business: retail-banking
                cost-center: "4711"
                owner: olaf
                accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
            tags: { prefix: anybank }
            """;

    private Bank() {}

    static MlPlatform.Builder platform() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(YAML))
                .credentials(BASE)
                .actor("ines");
    }
}
