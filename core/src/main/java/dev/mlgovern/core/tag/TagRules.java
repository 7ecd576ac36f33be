package dev.mlgovern.core.tag;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The rules of AWS and of a scheme, applied to tags. */
final class TagRules {
    // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagRules() {}

    static void standardKeys(TagScheme.Builder scheme, String prefix) {
        String finance = prefix + ":finance:";
        String workload = prefix + ":workload:";
        scheme.putKey(TagDimension.ENVIRONMENT, workload + "environment")
                .putKey(TagDimension.OWNER, finance + "owner")
                .putKey(TagDimension.BUSINESS_UNIT, finance + "business-unit")
                .putKey(TagDimension.COST_CENTER, finance + "cost-center")
                .putKey(TagDimension.PRODUCT, workload + "product")
                .putKey(TagDimension.STAGE, "sagemaker:deployment-stage")
                .addRequired(workload + "environment")
                .addRequired(finance + "owner")
                .addRequired(finance + "business-unit")
                .addRequired(finance + "cost-center");
    }

    static CostTags tags(TagScheme scheme, Map<TagDimension, String> facts) {
        Map<TagDimension, String> known = new EnumMap<>(TagDimension.class);
        known.putAll(scheme.defaults());
        known.putAll(facts);
        Map<String, String> tags = new TreeMap<>();
        known.forEach((dimension, value) -> {
            String key = scheme.keys().get(dimension);
            if (key != null) {
                tags.put(key, value);
            }
        });
        return new CostTags(tags);
    }

    static CostTags checked(TagScheme scheme, CostTags tags) {
        List<String> problems = scheme.problems(tags);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of("tag", "the cost tags break the tag scheme"), problems);
        }
        return tags;
    }

    static void checkScheme(TagScheme scheme) {
        List<String> problems = new ArrayList<>();
        Map<String, TagDimension> seen = new TreeMap<>();
        scheme.keys().forEach((dimension, key) -> {
            keyProblems(key, problems);
            TagDimension other = seen.putIfAbsent(key, dimension);
            if (other != null) {
                problems.add("key \"%s\" is used for %s and %s".formatted(key, other.label(), dimension.label()));
            }
        });
        Stream.of(
                        scheme.required(),
                        scheme.allowed().keySet(),
                        scheme.patterns().keySet())
                .flatMap(Collection::stream)
                .distinct()
                .filter(key -> !seen.containsKey(key))
                .forEach(key -> keyProblems(key, problems));
        scheme.patterns().forEach((key, pattern) -> patternProblems(key, pattern, problems));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of("tag", "the tag scheme breaks rules"), problems);
        }
    }

    private static void patternProblems(String key, String pattern, List<String> problems) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problems.add("pattern of %s is no regular expression: %s".formatted(key, e.getDescription()));
        }
    }

    static List<String> problems(TagScheme scheme, CostTags tags, Set<TagDimension> later) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = tags.values();
        if (values.size() > MOST_TAGS) {
            problems.add("%d tags, but a resource may have at most %d".formatted(values.size(), MOST_TAGS));
        }
        scheme.required().stream()
                .filter(key -> !values.containsKey(key))
                .filter(key ->
                        later.stream().noneMatch(d -> key.equals(scheme.keys().get(d))))
                .forEach(key -> problems.add("%s is missing, but required".formatted(key)));
        values.forEach((key, value) -> {
            keyProblems(key, problems);
            valueProblems(scheme, key, value, problems);
        });
        return problems;
    }

    static void keyProblems(String key, List<String> problems) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            problems.add("key \"%s\" has %d characters, must have 1 to %d".formatted(key, key.length(), LONGEST_KEY));
        }
        if (key.regionMatches(true, 0, "aws:", 0, 4)) {
            problems.add("key \"%s\" begins with aws:, which AWS keeps to itself".formatted(key));
        }
        characterProblems("key \"" + key + '"', key, problems);
    }

    private static void valueProblems(TagScheme scheme, String key, String value, List<String> problems) {
        String shown = "%s is \"%s\"".formatted(key, value);
        if (value.length() > LONGEST_VALUE) {
            problems.add("%s of %d characters, must have at most %d".formatted(shown, value.length(), LONGEST_VALUE));
        }
        if (value.isBlank() && scheme.required().contains(key)) {
            problems.add("%s, but a required tag must say something".formatted(shown));
        }
        characterProblems(shown, value, problems);
        List<String> allowed = scheme.allowed().get(key);
        if (allowed != null && !allowed.contains(value)) {
            problems.add("%s, must be one of %s".formatted(shown, String.join(", ", allowed)));
        }
        String pattern = scheme.patterns().get(key);
        if (pattern != null && !value.matches(pattern)) {
            problems.add("%s, must match %s".formatted(shown, pattern));
        }
    }

    private static void characterProblems(String what, String text, List<String> problems) {
        if (!CHARACTERS.matcher(text).matches()) {
            problems.add("%s, may hold only letters, numbers, spaces and _ . : / = + - @".formatted(what));
        }
    }
}
