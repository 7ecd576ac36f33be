package dev.mlgovern.examples.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * What a callback step puts into its queue. Its {@code toString} hides the token, with which anyone of the account could answer.
 *
 * @param token the callback token
 * @param version the version that the pipeline waits for
 * @param execution ARN of the pipeline's execution
 * @param stopping whether somebody stopped the execution: https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
record CallbackMessage(String token, ModelVersionArn version, String execution, boolean stopping) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EXECUTION =
            Pattern.compile("arn:aws[a-z-]*:sagemaker:([a-z0-9-]+):(\\d{12}):pipeline/[^/]+/execution/.+");

    static CallbackMessage read(String file) {
        JsonNode message = parse(InputFile.read(file).text());
        String token = message.path("token").asText();
        String version = message.path("arguments").path("version").asText();
        String execution = message.path("arguments").path("execution").asText();
        List<String> problems = new ArrayList<>();
        if (token.isEmpty()) {
            problems.add("token is missing");
        }
        if (!ModelVersionArn.matches(version)) {
            problems.add("arguments.version must be the ARN of a model version, was \"" + version + "\"");
        }
        if (!EXECUTION.matcher(execution).matches()) {
            problems.add("arguments.execution must be the ARN of a pipeline execution, was \"" + execution + "\"");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the message cannot be answered: " + String.join("; ", problems));
        }
        return new CallbackMessage(token, ModelVersionArn.parse(version), execution, isStopping(message));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the message is not JSON", e);
        }
    }

    /** The guide writes the member with a capital, the messages come without. */
    private static boolean isStopping(JsonNode message) {
        return message.path("status").asText(message.path("Status").asText()).equalsIgnoreCase("Stopping");
    }

    AccountId account() {
        return AccountId.of(part(2));
    }

    Region region() {
        return Region.of(part(1));
    }

    /** The same for each answer to this message, so that AWS counts a repeated one once. */
    String requestToken() {
        return "mlgovern-callback-answer-" + token;
    }

    private String part(int group) {
        Matcher parts = EXECUTION.matcher(execution);
        return parts.matches() ? parts.group(group) : "";
    }

    @Override
    public String toString() {
        return "CallbackMessage[" + version + " for " + execution + "]";
    }
}
