package dev.mlgovern.testkit.inference;

import software.amazon.awssdk.core.SdkBytes;

/**
 * What a container answers.
 *
 * @param contentType media type of the body
 * @param body the prediction
 */
public record InferenceAnswer(String contentType, SdkBytes body) {
    /**
     * An answer in JSON.
     *
     * @param json the prediction
     * @return an answer of type {@code application/json}
     */
    public static InferenceAnswer json(String json) {
        return new InferenceAnswer("application/json", SdkBytes.fromUtf8String(json));
    }
}
