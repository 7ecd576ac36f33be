package dev.mlgovern.registry.deployment;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.inference.InferenceRequest;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Answers with what its model holds; the model {@code sick} does not come up, the model {@code broken} fails. */
final class NumberContainer implements InferenceHandler {
    static final String SICK = "sick";
    static final String BROKEN = "broken";

    @Override
    public InferenceAnswer answer(InferenceRequest request) {
        String model = request.artifact().asUtf8String();
        if (model.equals(BROKEN)) {
            throw new IllegalStateException("this model fails");
        }
        return InferenceAnswer.json("{\"p\":\"" + model + "\"}");
    }

    @Override
    public boolean healthy(SdkBytes artifact, Map<String, String> environment) {
        return !artifact.asUtf8String().equals(SICK);
    }
}
