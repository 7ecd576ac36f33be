package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;

/** Many threads and a service that allows less than they ask for, then more, then less again. */
final class Throttling implements Benchmark {
    private static final List<Integer> QUOTAS = List.of(200, 1_000, 200);

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        double phase = pace.brief() ? 1 : 30;
        QuotaServer server = new QuotaServer();
        try (MlPlatform platform = Bank.platform().httpClient(server).build()) {
            SageMakerClient ours = platform.in(Bank.DEV).client(SageMakerClient::builder);
            loaded(ours, server, phase).report("", figures);
        }
        for (RetryMode mode : List.of(RetryMode.LEGACY, RetryMode.STANDARD)) {
            QuotaServer another = new QuotaServer();
            try (SageMakerClient sdk = sdk(another, mode)) {
                String name = mode == RetryMode.LEGACY ? "sdk_default_" : "sdk_standard_";
                loaded(sdk, another, phase).report(name, figures);
            }
        }
    }

    private static SageMakerClient sdk(QuotaServer server, RetryMode mode) {
        SageMakerClientBuilder builder = SageMakerClient.builder()
                .region(Bank.REGION)
                .credentialsProvider(Bank.BASE)
                .httpClient(server);
        return builder.overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.forRetryMode(mode)))
                .build();
    }

    private static Load loaded(SageMakerClient client, QuotaServer server, double phase) throws Exception {
        Load load = new Load(server, QUOTAS, phase);
        load.put(() -> client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION)));
        return load;
    }
}
