package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A bank with a governance account, a central registry and a team's development account. */
final class CardBank {
    static final AccountId CENTRAL = AccountId.of("111111111111");
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId GOVERNANCE = AccountId.of("555555555555");
    static final String JOB = "arn:aws:sagemaker:eu-west-1:222222222222:training-job/churn-7";
    static final S3Location DATA = S3Location.parse("s3://fraud-dev-models/churn/train.csv");
    static final S3Location PDFS = S3Location.parse("s3://cards-as-pdf/cards");

    private static final AccountId TOOLING = AccountId.of("999999999999");
    private static final String METRICS = """
            {"binary_classification_metrics": {
              "auc": {"value": 0.91, "standard_deviation": 0.01},
              "confusion_matrix": {"0": {"0": 90, "1": 10}, "1": {"0": 5, "1": 95}}},
             "version": 1.0}""";

    private static final String YAML = """
            organization: o-exampleorg1
            regions: [eu-west-1]
            access: { role: mlgovern }
            accounts:
              governance: { id: "555555555555", role: ML_GOVERNANCE }
              ml-shared-services:
                id: "111111111111"
                role: ML_SHARED_SERVICES
                models: { bucket: central-models }
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
            """;

    private final LocalCloud cloud;

    CardBank() {
        this(LocalCloud.start());
    }

    CardBank(LocalCloud cloud) {
        this.cloud = cloud;
        List.of(CENTRAL, DEV, GOVERNANCE)
                .forEach(id -> account(id).role("mlgovern").trusts(TOOLING.value()));
        account(DEV).bucket("fraud-dev-models").policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
                "Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket"],
                "Resource":["arn:aws:s3:::fraud-dev-models","arn:aws:s3:::fraud-dev-models/*"]}]}""");
        account(CENTRAL).bucket("central-models");
        account(GOVERNANCE).bucket("cards-as-pdf");
        List.of("model.tar.gz", "train.csv").forEach(file -> put(file, "the " + file));
        put("metrics.json", METRICS);
        account(DEV).repository("scorer").policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
                "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}]}""").push("1");
        cloud.clearCalls();
    }

    LocalCloud cloud() {
        return cloud;
    }

    void put(String file, String text) {
        account(DEV).bucket("fraud-dev-models").put("churn/" + file, text.getBytes(StandardCharsets.UTF_8));
    }

    MlPlatform platform() {
        return builder().build();
    }

    MlPlatform.Builder builder() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(YAML))
                .credentials(cloud.credentials(TOOLING.value(), "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    /** A version in the team's registry that waits for its approval. */
    ModelVersion registered(MlPlatform platform) {
        return ModelRegistry.on(platform).register(registration().build());
    }

    Registration.Builder registration() {
        return Registration.builder()
                .team("fraud")
                .group("churn")
                .artifact(S3Location.parse("s3://fraud-dev-models/churn/model.tar.gz"))
                .image(account(DEV).repository("scorer").uri() + ":1")
                .metrics(S3Location.parse("s3://fraud-dev-models/churn/metrics.json"))
                .addTrainingData(DATA)
                .trainingJob(JOB)
                .commit("4f2a9c1")
                .description("Who leaves the bank");
    }

    SageMakerClient sageMaker(AccountId id) {
        return SageMakerClient.builder()
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(id.value(), "test"))
                .region(Region.EU_WEST_1)
                .build();
    }

    CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(call -> call.account() + " " + call.operation())
                .toList();
    }

    List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }
}
