package dev.mlgovern.examples.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * That something about a model version changed: all that is believed of SageMaker's event. What the version is like now is
 * asked of SageMaker, so it does not matter whether the event is late, repeated, overtaken or made up.
 *
 * @param id EventBridge's, the same each time it delivers the event
 * @param version which version
 */
public record ModelPackageEvent(String id, ModelVersionArn version) {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html#eventbridge-model-package
    private static final String SOURCE = "aws.sagemaker";
    private static final String TYPE = "SageMaker Model Package State Change";
    private static final int SHOWN = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads an event as EventBridge delivers it; fields that are not asked for may hold anything.
     *
     * @param json UTF-8
     * @return the event
     * @throws InvalidRequestException with everything that is wrong with it
     */
    public static ModelPackageEvent parse(byte[] json) {
        JsonNode event = tree(json);
        List<String> problems = new ArrayList<>();
        equal(event, "/source", SOURCE, problems);
        equal(event, "/detail-type", TYPE, problems);
        String id = text(event, "/id");
        if (id.isBlank()) {
            problems.add("id must be the event's id, was " + shown(event, "/id"));
        }
        String arn = text(event, "/detail/ModelPackageArn");
        if (ModelVersionArn.matches(arn)) {
            // the account and the Region that sent the event are those of the version, or it is not SageMaker's
            ModelVersionArn version = ModelVersionArn.parse(arn);
            equal(event, "/account", version.account().value(), problems);
            equal(event, "/region", version.region().id(), problems);
        } else {
            problems.add("detail.ModelPackageArn must be the ARN of a version of a model package group, was "
                    + shown(event, "/detail/ModelPackageArn"));
        }
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return new ModelPackageEvent(id, ModelVersionArn.parse(arn));
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw invalid(List.of("the event must be JSON, was not from byte "
                    + e.getLocation().getByteOffset() + " on"));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static void equal(JsonNode event, String at, String wanted, List<String> problems) {
        if (!text(event, at).equals(wanted)) {
            problems.add(at.substring(1).replace('/', '.') + " must be \"" + wanted + "\", was " + shown(event, at));
        }
    }

    private static String text(JsonNode event, String at) {
        return event.at(at).asText("");
    }

    private static String shown(JsonNode event, String at) {
        JsonNode value = event.at(at);
        String text = value.isMissingNode() ? "missing" : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static InvalidRequestException invalid(List<String> problems) {
        return new InvalidRequestException(Failure.of("event", "it cannot be acted upon"), problems);
    }
}
