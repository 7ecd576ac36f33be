package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.inference.InferenceRequest;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/** SageMaker's runtime: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
public final class SageMakerRuntime implements Service {
    // "The maximum payload size": https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
    private static final int MOST_BYTES = 6 * 1024 * 1024;
    private static final String OCTETS = "application/octet-stream";

    private final Realms realms;

    /**
     * The runtime of the endpoints of a SageMaker.
     *
     * @param sageMaker where the endpoints are
     */
    public SageMakerRuntime(SageMaker sageMaker) {
        this.realms = sageMaker.realms();
    }

    @Override
    public String name() {
        return "runtime.sagemaker";
    }

    @Override
    public List<Access> access(Call call) {
        SageMakerArn arn = SageMakerArn.own(call, Endpoints.TYPE, Wire.required(call.input(), "EndpointName"));
        return realms.only(call, arn);
    }

    @Override
    public ObjectNode answer(Call call) {
        if (!"InvokeEndpoint".equals(call.operation())) {
            throw new AwsError(501, "NotImplemented", "LocalCloud's SageMaker runtime has no " + call.operation());
        }
        SdkBytes body = body(call.input());
        Rollout.Variant variant = variant(call, serving(call));
        InferenceAnswer answer =
                new Invocation(realms.cloud, call, variant.name()).measured(() -> score(variant, body, call));
        ObjectNode output =
                Wire.object("ContentType", answer.contentType()).put("InvokedProductionVariant", variant.name());
        output.put("Body", answer.body().asByteArray());
        return output;
    }

    private InferenceAnswer score(Rollout.Variant variant, SdkBytes body, Call call) {
        InferenceAnswer answer = new InferenceAnswer(Wire.text(call.input(), "ContentType", OCTETS), body);
        for (Rollout.Container container : variant.containers()) {
            answer = score(container, answer, call);
        }
        return answer;
    }

    private static SdkBytes body(ObjectNode input) {
        try {
            JsonNode body = input.path("Body");
            SdkBytes bytes = SdkBytes.fromByteArray(body.isMissingNode() ? new byte[0] : body.binaryValue());
            if (bytes.asByteArrayUnsafe().length > MOST_BYTES) {
                throw invalid("Request body is larger than " + MOST_BYTES + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rollout serving(Call call) {
        String name = Wire.required(call.input(), "EndpointName");
        Endpoint endpoint = realms.of(call).liveEndpoints.get(name);
        Rollout serving = endpoint == null ? null : endpoint.serving();
        if (serving == null) {
            throw invalid("Endpoint " + name + " of account " + call.accountId() + " not found.");
        }
        return serving;
    }

    /** Traffic follows the weights; this runtime always takes the heaviest, so that tests see the same each time. */
    private static Rollout.Variant variant(Call call, Rollout serving) {
        String wanted = Wire.text(call.input(), "TargetVariant");
        if (wanted == null) {
            return serving.variants().stream()
                    .max(Comparator.comparingDouble(Rollout.Variant::weight))
                    .orElseThrow();
        }
        return serving.variants().stream()
                .filter(variant -> wanted.equals(variant.name()))
                .findFirst()
                .orElseThrow(() -> invalid("Variant " + wanted + " not found for Request."));
    }

    private InferenceAnswer score(Rollout.Container container, InferenceAnswer in, Call call) {
        InferenceHandler handler = realms.cloud
                .inference(container.image().specified())
                .orElseThrow(() ->
                        modelError("no handler for image " + container.image().specified(), call));
        try {
            return handler.answer(
                    new InferenceRequest(container.artifact(), container.environment(), in.contentType(), in.body()));
        } catch (RuntimeException e) {
            throw modelError(String.valueOf(e.getMessage()), call);
        }
    }

    private static AwsError modelError(String message, Call call) {
        String endpoint = Wire.required(call.input(), "EndpointName");
        return new AwsError(
                424,
                "ModelError",
                "Received server error (500) from primary with message \"" + message + "\". See https://"
                        + call.region()
                        + ".console.aws.amazon.com/cloudwatch/home?region=" + call.region()
                        + "#logEventViewer:group=/aws/sagemaker/Endpoints/" + endpoint + " in account "
                        + call.accountId()
                        + " for more information.");
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
