package dev.mlgovern.featurestore.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsDefaultClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.client.config.AwsClientOption;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/** Builds a {@link BatchClient} as the SDK's generated builders build theirs. */
final class BatchClientBuilder extends AwsDefaultClientBuilder<BatchClientBuilder, BatchClient>
        implements AwsSyncClientBuilder<BatchClientBuilder, BatchClient> {
    static final String SERVICE = "sagemaker";

    @Override
    protected BatchClient buildClient() {
        return new BatchClient(syncClientConfiguration());
    }

    @Override
    protected SdkClientConfiguration finalizeServiceConfiguration(SdkClientConfiguration configuration) {
        List<ExecutionInterceptor> interceptors = new ArrayList<>(List.of(new BatchAuth()));
        interceptors.addAll(configuration.option(SdkClientOption.EXECUTION_INTERCEPTORS));
        return configuration.toBuilder()
                .option(SdkClientOption.EXECUTION_INTERCEPTORS, interceptors)
                // who loads records sends again what failed, for all of them together
                .option(SdkClientOption.RETRY_STRATEGY, AwsRetryStrategy.doNotRetry())
                .option(SdkClientOption.AUTH_SCHEMES, Map.of(AwsV4AuthScheme.SCHEME_ID, AwsV4AuthScheme.create()))
                .lazyOption(
                        SdkClientOption.IDENTITY_PROVIDERS,
                        c -> IdentityProviders.builder()
                                .putIdentityProvider(c.get(AwsClientOption.CREDENTIALS_IDENTITY_PROVIDER))
                                .build())
                .build();
    }

    @Override
    protected String serviceEndpointPrefix() {
        return "featurestore-runtime.sagemaker";
    }

    @Override
    protected String signingName() {
        return SERVICE;
    }

    @Override
    protected String serviceName() {
        return "SageMakerFeatureStoreRuntime";
    }
}
