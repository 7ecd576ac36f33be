package dev.mlgovern.testkit.internal.iam;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * A condition operator.
 *
 * @param test how two values are compared
 * @param set what has to fit when the request has many values
 * @param ifExists whether the condition holds when the request has no such key
 */
record Operator(Test test, SetTest set, boolean ifExists) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    static Operator parse(String name) {
        SetTest set = SetTest.NONE;
        String rest = name;
        if (rest.startsWith("ForAllValues:")) {
            set = SetTest.ALL;
            rest = rest.substring("ForAllValues:".length());
        } else if (rest.startsWith("ForAnyValue:")) {
            set = SetTest.ANY;
            rest = rest.substring("ForAnyValue:".length());
        }
        boolean ifExists = rest.endsWith("IfExists");
        String bare = ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest;
        for (Test test : Test.values()) {
            if (test.name().replace("_", "").equalsIgnoreCase(bare)) {
                return new Operator(test, set, ifExists);
            }
        }
        throw new IllegalArgumentException("malformed policy document: unknown condition operator " + name);
    }

    /** What has to fit when the request has many values. */
    enum SetTest {
        /** The key has one value. */
        NONE,
        /** {@code ForAllValues}. */
        ALL,
        /** {@code ForAnyValue}. */
        ANY
    }

    /** How a value of the policy is compared with one of the request. */
    enum Test {
        STRING_EQUALS(String::equals, false),
        STRING_NOT_EQUALS(String::equals, true),
        STRING_EQUALS_IGNORE_CASE(String::equalsIgnoreCase, false),
        STRING_NOT_EQUALS_IGNORE_CASE(String::equalsIgnoreCase, true),
        STRING_LIKE(Glob::matches, false),
        STRING_NOT_LIKE(Glob::matches, true),
        ARN_EQUALS(Glob::matches, false),
        ARN_NOT_EQUALS(Glob::matches, true),
        ARN_LIKE(Glob::matches, false),
        ARN_NOT_LIKE(Glob::matches, true),
        BOOL((wanted, value) -> wanted.toLowerCase(Locale.ROOT).equals(value), false),
        NUMERIC_EQUALS((wanted, value) -> compare(value, wanted) == 0, false),
        NUMERIC_NOT_EQUALS((wanted, value) -> compare(value, wanted) == 0, true),
        NUMERIC_LESS_THAN((wanted, value) -> compare(value, wanted) < 0, false),
        NUMERIC_LESS_THAN_EQUALS((wanted, value) -> compare(value, wanted) <= 0, false),
        NUMERIC_GREATER_THAN((wanted, value) -> compare(value, wanted) > 0, false),
        NUMERIC_GREATER_THAN_EQUALS((wanted, value) -> compare(value, wanted) >= 0, false),
        NULL((wanted, value) -> false, false);

        @SuppressWarnings("ImmutableEnumChecker") // all of them are method references and lambdas that hold nothing
        private final BiPredicate<String, String> matcher;

        private final boolean negated;

        Test(BiPredicate<String, String> matcher, boolean negated) {
            this.matcher = matcher;
            this.negated = negated;
        }

        boolean matches(String wanted, String value) {
            return matcher.test(wanted, value);
        }

        boolean negated() {
            return negated;
        }

        private static int compare(String left, String right) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
    }
}
