package dev.mlgovern.testkit.internal.iam;

import dev.mlgovern.testkit.internal.service.Caller.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * May this one do that, here and now?
 *
 * @param identity who; of a service only the principal's name counts
 * @param action what
 * @param resource to what
 * @param context condition keys with their values, case of the keys does not matter
 * @param service the service principal when AWS itself asks
 */
record AccessQuestion(
        Identity identity,
        String action,
        String resource,
        Map<String, List<String>> context,
        @Nullable String service) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    AccessQuestion {
        Map<String, List<String>> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(context);
        context = any;
    }

    List<String> values(String key) {
        return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    String resolve(String pattern) {
        if (!pattern.contains("${")) {
            return pattern;
        }
        return VARIABLE.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values(match.group(1)).stream().findFirst().orElse(match.group())));
    }
}
