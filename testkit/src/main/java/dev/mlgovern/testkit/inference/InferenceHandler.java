package dev.mlgovern.testkit.inference;

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
}
