package dev.mlgovern.featurestore.ingest;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.config.AwsClientOption;
import software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.client.handler.SyncClientHandler;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.endpoints.SageMakerFeatureStoreRuntimeEndpointProvider;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.SageMakerFeatureStoreRuntimeException;

/**
 * {@code BatchWriteRecord}, which SDK 2.40.2 does not have, made of the parts that the SDK's own clients are made of, so
 * that credentials, signature, deadline, interceptors and errors are theirs.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_BatchWriteRecord.html">BatchWriteRecord</a>
 */
final class BatchClient implements SdkClient {
    static final String OPERATION = "BatchWriteRecord";
    private static final JsonOperationMetadata METADATA = JsonOperationMetadata.builder()
            .hasStreamingSuccessResponse(false)
            .isPayloadJson(true)
            .build();

    private final SdkClientConfiguration configuration;
    private final SyncClientHandler handler;
    private final HttpResponseHandler<AwsServiceException> errors;
    private final URI uri;
    private volatile boolean missing;

    BatchClient(SdkClientConfiguration configuration) {
        this.configuration = configuration;
        this.handler = new AwsSyncClientHandler(configuration);
        this.errors = AwsJsonProtocolFactory.builder()
                .clientConfiguration(configuration)
                .defaultServiceExceptionSupplier(SageMakerFeatureStoreRuntimeException::builder)
                .protocol(AwsJsonProtocol.REST_JSON)
                .protocolVersion("1.1")
                .build()
                .createErrorResponseHandler(METADATA, code -> Optional.empty());
        this.uri = SageMakerFeatureStoreRuntimeEndpointProvider.defaultProvider()
                .resolveEndpoint(e -> e.region(configuration.option(AwsClientOption.AWS_REGION))
                        .useFips(configuration.option(AwsClientOption.FIPS_ENDPOINT_ENABLED))
                        .useDualStack(configuration.option(AwsClientOption.DUALSTACK_ENDPOINT_ENABLED)))
                .join()
                .url()
                .resolve("/" + OPERATION);
    }

    BatchAnswer write(BatchCall call) {
        return handler.execute(new ClientExecutionParams<BatchCall, BatchAnswer>()
                .withOperationName(OPERATION)
                .withRequestConfiguration(configuration)
                .withInput(call)
                .withMarshaller(this::marshalled)
                .withResponseHandler(BatchAnswer::read)
                .withErrorResponseHandler(errors));
    }

    /** Whether the service was found not to have it, or not for this caller; asked once for all who share the client. */
    boolean missing() {
        return missing;
    }

    void missing(boolean found) {
        missing |= found;
    }

    private SdkHttpFullRequest marshalled(BatchCall call) {
        return SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(call.json().length))
                .contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(call.json()))
                .build();
    }

    @Override
    public String serviceName() {
        return BatchClientBuilder.SERVICE;
    }

    @Override
    public void close() {
        configuration.close();
    }
}
