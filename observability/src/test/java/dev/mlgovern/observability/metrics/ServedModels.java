package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** Endpoints that answer, and fail when they are sent {@code fail}. */
final class ServedModels {
    private final LocalCloud cloud;
    private final MlPlatform platform;
    private @Nullable String failure;

    ServedModels(LocalCloud cloud, MlPlatform platform) {
        this.cloud = cloud;
        this.platform = platform;
    }

    /** Serves an endpoint whose model takes 20 ms of the cloud's clock. */
    void serve(AccountId account, String endpoint) {
        String id = account.value();
        cloud.account(id).role("endpoint").trusts("sagemaker.amazonaws.com");
        cloud.account(id).repository("scorer").push("1");
        cloud.container("scorer", request -> {
            cloud.clock().advance(Duration.ofMillis(20));
            if (request.body().asUtf8String().equals("fail")) {
                throw new IllegalStateException("cannot score");
            }
            return new InferenceAnswer("text/plain", SdkBytes.fromUtf8String("0.5"));
        });
        SageMakerClient sagemaker = platform.in(account).client(SageMakerClient::builder);
        sagemaker.createModel(r -> r.modelName(endpoint)
                .executionRoleArn("arn:aws:iam::" + id + ":role/endpoint")
                .primaryContainer(c -> c.image(id + ".dkr.ecr.eu-west-1.amazonaws.com/scorer:1")));
        sagemaker.createEndpointConfig(r -> r.endpointConfigName(endpoint)
                .productionVariants(ProductionVariant.builder()
                        .variantName("main")
                        .modelName(endpoint)
                        .initialInstanceCount(1)
                        .instanceType(ProductionVariantInstanceType.ML_M5_LARGE)
                        .build()));
        sagemaker.createEndpoint(r -> r.endpointName(endpoint).endpointConfigName(endpoint));
        for (int look = 0; look < 2; look++) {
            sagemaker.describeEndpoint(r -> r.endpointName(endpoint));
        }
    }

    void invoke(AccountId account, String endpoint, String body) {
        try {
            platform.in(account)
                    .client(SageMakerRuntimeClient::builder)
                    .invokeEndpoint(r -> r.endpointName(endpoint).body(SdkBytes.fromUtf8String(body)));
        } catch (RuntimeException e) {
            failure = e.getClass().getSimpleName();
        }
    }

    @Nullable
    String failure() {
        return failure;
    }
}
