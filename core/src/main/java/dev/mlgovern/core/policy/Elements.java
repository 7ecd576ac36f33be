package dev.mlgovern.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.core.policy.PolicyAnswer.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the elements of a statement say.
 *
 * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
final class Elements {
    private static final Set<String> DECIDED =
            Set.of("stringequals", "stringlike", "arnequals", "arnlike", "bool", "stringequalsifexists");

    private Elements() {}

    /** How far something holds. */
    private enum Fit {
        NO,
        PERHAPS,
        YES
    }

    static PolicyAnswer answer(JsonNode statement, PolicyQuestion question) {
        boolean about = holds(statement, "Action", pattern -> glob(lower(pattern), lower(question.action())))
                && holds(statement, "Resource", pattern -> glob(pattern, question.resource()));
        Fit principal = about ? principal(statement, question) : Fit.NO;
        Fit condition = principal == Fit.NO ? Fit.NO : condition(statement.path("Condition"), question.context());
        Fit fit = principal.compareTo(condition) < 0 ? principal : condition;
        if (fit == Fit.NO) {
            return PolicyAnswer.silent();
        }
        boolean allow = statement.path("Effect").asText().equals("Allow");
        Kind certain = allow ? Kind.ALLOWED : Kind.DENIED;
        Kind uncertain = allow ? Kind.IN_PART : Kind.PERHAPS_DENIED;
        return PolicyAnswer.of(fit == Fit.YES ? certain : uncertain, statement.toString());
    }

    static boolean same(JsonNode left, JsonNode right) {
        if (left.isObject() && right.isObject()) {
            return names(left).equals(names(right))
                    && names(left).stream().allMatch(name -> same(left.get(name), right.get(name)));
        }
        return !left.isObject() && !right.isObject() && new HashSet<>(texts(left)).equals(new HashSet<>(texts(right)));
    }

    private static boolean holds(JsonNode statement, String element, Predicate<String> fits) {
        if (statement.has("Not" + element)) {
            return texts(statement.path("Not" + element)).stream().noneMatch(fits);
        }
        return texts(statement.path(element)).stream().anyMatch(fits);
    }

    private static Fit principal(JsonNode statement, PolicyQuestion question) {
        if (statement.has("NotPrincipal")) {
            Fit named = named(statement.path("NotPrincipal"), question);
            return named == Fit.YES ? Fit.NO : named == Fit.NO ? Fit.YES : Fit.PERHAPS;
        }
        return named(statement.path("Principal"), question);
    }

    private static Fit named(JsonNode principal, PolicyQuestion question) {
        String account = question.account().value();
        Pattern some = Pattern.compile("arn:[^:]+:(iam|sts)::" + account + ":.+");
        List<String> names = texts(principal.isObject() ? principal.path("AWS") : principal);
        if (names.stream()
                .anyMatch(name -> name.equals("*")
                        || name.equals(account)
                        || (some.matcher(name).matches() && name.endsWith(":root")))) {
            return Fit.YES;
        }
        return names.stream().anyMatch(name -> some.matcher(name).matches()) ? Fit.PERHAPS : Fit.NO;
    }

    private static Fit condition(JsonNode condition, Map<String, String> context) {
        Fit all = Fit.YES;
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                Fit one = known(context, key.getKey())
                        .map(value -> condition(lower(operator.getKey()), texts(key.getValue()), value))
                        .orElse(Fit.PERHAPS);
                all = one.compareTo(all) < 0 ? one : all;
            }
        }
        return all;
    }

    private static Fit condition(String operator, List<String> wanted, String value) {
        if (!DECIDED.contains(operator)) {
            return Fit.PERHAPS;
        }
        boolean patterns = operator.endsWith("like") || operator.startsWith("arn");
        return wanted.stream().anyMatch(each -> patterns ? glob(each, value) : each.equals(value)) ? Fit.YES : Fit.NO;
    }

    private static Optional<String> known(Map<String, String> context, String key) {
        return context.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean glob(String pattern, String text) {
        String regex = Stream.of(pattern.split("(?=[*?])|(?<=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    static List<String> texts(JsonNode element) {
        if (element.isArray()) {
            return StreamSupport.stream(element.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return element.isValueNode() ? List.of(element.asText()) : List.of();
    }
}
