package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** A cloud with one approved version: a model of one object with a report, a baseline and an image, as in docs/calls.md. */
final class PromotionCloud implements AutoCloseable {
    private static final String TOOLING = "999999999999";
    static final String SOURCE_BUCKET = "fraud-dev-models";
    private static final S3Location MODEL = new S3Location(SOURCE_BUCKET, "churn/7/model.tar.gz");
    private static final S3Location METRICS = new S3Location(SOURCE_BUCKET, "churn/7/metrics.json");
    private static final S3Location BASELINE = new S3Location(SOURCE_BUCKET, "churn/7/baseline.json");

    private final LocalCloud cloud = LocalCloud.start();
    private final ModelVersion approved;

    PromotionCloud() {
        List.of("111111111111", "222222222222")
                .forEach(id -> cloud.account(id).role("mlgovern").trusts(TOOLING));
        cloud.account("222222222222").bucket(SOURCE_BUCKET).versioned().policy(bucketPolicy());
        cloud.account("111111111111").bucket("central-models");
        String image = cloud.account("222222222222")
                .repository("scorer")
                .policy(imagePolicy())
                .uri();
        cloud.account("222222222222").repository("scorer").push("1");
        List.of(MODEL, METRICS, BASELINE).forEach(this::put);
        try (MlPlatform platform = platform(cloud.httpClient())) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion candidate = registry.register(r -> r.team("fraud")
                    .group("churn")
                    .artifact(MODEL)
                    .image(image + ":1")
                    .metrics(METRICS)
                    .putBaseline(Baseline.MODEL_QUALITY_CONSTRAINTS, ReportFile.json(BASELINE)));
            approved = registry.approve(candidate, d -> d.by("lea").because("AUC 0.91"));
        }
        cloud.clearCalls();
    }

    LocalCloud cloud() {
        return cloud;
    }

    ModelVersion approved() {
        return approved;
    }

    MlPlatform platform(SdkHttpClient http) {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(Bank.YAML))
                .credentials(cloud.credentials(TOOLING, "ines"))
                .httpClient(http)
                .actor("ines")
                .build();
    }

    private void put(S3Location at) {
        try (S3Client s3 = S3Client.builder()
                .region(Bank.REGION)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.account("222222222222").credentials("admin"))
                .build()) {
            s3.putObject(
                    p -> p.bucket(at.bucket()).key(at.key()).checksumAlgorithm(ChecksumAlgorithm.SHA256),
                    RequestBody.fromString(at.key()));
        }
    }

    private static String bucketPolicy() {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
            "Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket"],
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"]}]}""".formatted(SOURCE_BUCKET);
    }

    private static String imagePolicy() {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
            "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}]}""";
    }

    @Override
    public void close() {
        cloud.close();
    }
}
