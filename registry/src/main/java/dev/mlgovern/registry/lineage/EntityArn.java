package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARN of something that SageMaker's lineage is made of.
 *
 * @param kind what it is
 * @param name its name, or the id of an artifact
 */
record EntityArn(Kind kind, String name) {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\\d{12}:(artifact|action|context|experiment-trial-component)/(.+)");
    private static final Map<String, Kind> KINDS = Map.of(
            "artifact", Kind.ARTIFACT,
            "action", Kind.ACTION,
            "context", Kind.CONTEXT,
            "experiment-trial-component", Kind.JOB);

    static boolean isOne(String arn) {
        return ARN.matcher(arn).matches();
    }

    static EntityArn parse(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("ARN of a lineage entity expected, was \"" + arn + "\"");
        }
        return new EntityArn(KINDS.getOrDefault(parts.group(1), Kind.ARTIFACT), parts.group(2));
    }
}
