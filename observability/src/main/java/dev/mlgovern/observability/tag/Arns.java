package dev.mlgovern.observability.tag;

import java.util.List;
import java.util.Set;

/** What the tagging API reads from an ARN. */
final class Arns {
    private static final int PARTS = 6;
    // they cost nothing, and versions of models take the tags of their group:
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html#sagemaker-CreateModelPackage-request-Tags
    private static final Set<String> WITHOUT_COST = Set.of(
            "sagemaker:action",
            "sagemaker:artifact",
            "sagemaker:context",
            "sagemaker:experiment",
            "sagemaker:experiment-trial",
            "sagemaker:experiment-trial-component");

    private Arns() {}

    static String type(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS) {
            return "";
        }
        int end = parts[PARTS - 1].replace(':', '/').indexOf('/');
        return end < 0 ? parts[2] : parts[2] + ':' + parts[PARTS - 1].substring(0, end);
    }

    static boolean pays(String arn) {
        String type = type(arn);
        return !WITHOUT_COST.contains(type) && !(type.equals("sagemaker:model-package") && versioned(arn));
    }

    private static boolean versioned(String arn) {
        return arn.indexOf('/') != arn.lastIndexOf('/');
    }

    /** Whether a list of services and types has a type. */
    static boolean matches(List<String> types, String type) {
        return types.contains(type) || types.contains(type.replaceFirst(":.*", ""));
    }
}
