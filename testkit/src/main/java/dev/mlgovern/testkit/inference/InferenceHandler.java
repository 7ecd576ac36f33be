package dev.mlgovern.testkit.inference;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Plays a model's container: LocalCloud calls it for each {@code InvokeEndpoint} on an endpoint whose image it was registered for.
 * It is called by one thread at a time.
 */
@FunctionalInterface
public interface InferenceHandler {
    /**
     * Answers one invocation.
     *
     * @param request the model's artifact as it was deployed, and what the caller sent
     * @return what the container answers
     * @throws RuntimeException when the container fails; the caller then sees a ModelError
     */
    InferenceAnswer answer(InferenceRequest request);

    /**
     * Answers the ping by which SageMaker finds out whether the container has come up. An endpoint is not brought into service with a
     * container that has not.
     *
     * @param artifact the bytes of the model artifact; empty when the model has none
     * @param environment the container's environment variables
     * @return true unless overridden
     */
    default boolean healthy(SdkBytes artifact, Map<String, String> environment) {
        return true;
    }
}
