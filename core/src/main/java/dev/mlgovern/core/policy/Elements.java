package dev.mlgovern.core.policy;

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
import org.jspecify.annotations.Nullable;

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

    static PolicyAnswer answer(Object json, PolicyQuestion question) {
        Map<String, @Nullable Object> statement = Json.members(json);
        boolean about = holds(statement, "Action", pattern -> glob(lower(pattern), lower(question.action())))
                && (ofItsOwn(statement) || holds(statement, "Resource", pattern -> glob(pattern, question.resource())));
        Fit principal = about ? principal(statement, question) : Fit.NO;
        Fit condition = principal == Fit.NO ? Fit.NO : condition(statement.get("Condition"), question.context());
        Fit fit = principal.compareTo(condition) < 0 ? principal : condition;
        if (fit == Fit.NO) {
            return PolicyAnswer.silent();
        }
        boolean allow = "Allow".equals(statement.get("Effect"));
        Kind certain = allow ? Kind.ALLOWED : Kind.DENIED;
        Kind uncertain = allow ? Kind.IN_PART : Kind.PERHAPS_DENIED;
        return PolicyAnswer.of(fit == Fit.YES ? certain : uncertain, Json.write(json));
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Map && right instanceof Map) {
            Map<String, @Nullable Object> ours = Json.members(right);
            Map<String, @Nullable Object> theirs = Json.members(left);
            return theirs.keySet().equals(ours.keySet())
                    && theirs.keySet().stream().allMatch(name -> same(theirs.get(name), ours.get(name)));
        }
        boolean objects = left instanceof Map || right instanceof Map;
        return !objects && new HashSet<>(Json.texts(left)).equals(new HashSet<>(Json.texts(right)));
    }

    // a repository's policy names no resource, it is about the repository:
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
    private static boolean ofItsOwn(Map<String, @Nullable Object> statement) {
        return !statement.containsKey("Resource") && !statement.containsKey("NotResource");
    }

    private static boolean holds(Map<String, @Nullable Object> statement, String element, Predicate<String> fits) {
        if (statement.containsKey("Not" + element)) {
            return Json.texts(statement.get("Not" + element)).stream().noneMatch(fits);
        }
        return Json.texts(statement.get(element)).stream().anyMatch(fits);
    }

    private static Fit principal(Map<String, @Nullable Object> statement, PolicyQuestion question) {
        if (statement.containsKey("NotPrincipal")) {
            Fit named = named(statement.get("NotPrincipal"), question);
            return named == Fit.YES ? Fit.NO : named == Fit.NO ? Fit.YES : Fit.PERHAPS;
        }
        return named(statement.get("Principal"), question);
    }

    private static Fit named(@Nullable Object principal, PolicyQuestion question) {
        String account = question.account().value();
        Pattern some = Pattern.compile("arn:[^:]+:(iam|sts)::" + account + ":.+");
        List<String> names = Json.texts(principal instanceof Map<?, ?> kinds ? kinds.get("AWS") : principal);
        if (names.stream()
                .anyMatch(name -> name.equals("*")
                        || name.equals(account)
                        || (some.matcher(name).matches() && name.endsWith(":root")))) {
            return Fit.YES;
        }
        return names.stream().anyMatch(name -> some.matcher(name).matches()) ? Fit.PERHAPS : Fit.NO;
    }

    private static Fit condition(@Nullable Object condition, Map<String, String> context) {
        Fit all = Fit.YES;
        for (Map.Entry<String, @Nullable Object> operator :
                Json.members(condition).entrySet()) {
            for (Map.Entry<String, @Nullable Object> key :
                    Json.members(operator.getValue()).entrySet()) {
                Fit one = known(context, key.getKey())
                        .map(value -> condition(lower(operator.getKey()), Json.texts(key.getValue()), value))
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
}
