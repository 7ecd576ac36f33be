package dev.mlgovern.testkit.inference;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One invocation as the container sees it.
 *
 * @param artifact the bytes of the deployed model artifact, as SageMaker read them from S3; empty when the model has none
 * @param environment the container's environment variables
 * @param contentType media type of the body
 * @param body what the caller sent
 */
public record InferenceRequest(SdkBytes artifact, Map<String, String> environment, String contentType, SdkBytes body) {
    /**
     * Copies the environment.
     *
     * @param artifact the bytes of the deployed model artifact, as SageMaker read them from S3; empty when the model has none
     * @param environment the container's environment variables
     * @param contentType media type of the body
     * @param body what the caller sent
     */
    public InferenceRequest {
        environment = Map.copyOf(environment);
    }
}
