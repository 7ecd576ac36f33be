package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code Get} of a pipeline definition points at. */
record PipelineReference(PipelineDefinition definition, String target) {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-variables.html
    private static final Set<String> EXECUTION = Set.of(
            "StartDateTime",
            "CurrentDateTime",
            "PipelineName",
            "PipelineArn",
            "PipelineExecutionId",
            "PipelineExecutionArn",
            "TrainingJobName",
            "ProcessingJobName");
    private static final Pattern OUTPUT = Pattern.compile("OutputParameters\\['([^']+)']");
    private static final String FILES = "PropertyFiles.";

    /** What is wrong with it, if anything is. */
    Optional<String> problem() {
        String[] parts = target.split("\\.", 3);
        boolean found = switch (parts[0]) {
            case "Parameters" -> parts.length == 2 && definition.parameters.containsKey(parts[1]);
            case "Execution" -> parts.length == 2 && EXECUTION.contains(parts[1]);
            case "Steps" -> parts.length == 3 && property(definition.steps.get(parts[1]), parts[2]);
            default -> false;
        };
        return found ? Optional.empty() : Optional.of("Get points at nothing: " + target);
    }

    private static boolean property(@Nullable JsonNode step, String property) {
        if (step == null) {
            return false;
        }
        if (property.startsWith(FILES)) {
            return has(step, "PropertyFiles", "PropertyFileName", property.substring(FILES.length()));
        }
        Matcher output = OUTPUT.matcher(property);
        return !output.matches() || has(step, "OutputParameters", "OutputName", output.group(1));
    }

    private static boolean has(JsonNode step, String list, String member, String name) {
        return step.path(list).findValuesAsText(member).contains(name);
    }
}
