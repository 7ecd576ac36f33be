package dev.mlgovern.testkit.internal.iam;

import java.util.List;

/**
 * One condition of a statement.
 *
 * @param operator how to compare
 * @param key the condition key
 * @param wanted the values of the policy, one of which must fit
 */
record Condition(Operator operator, String key, List<String> wanted) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
    boolean holds(AccessQuestion question) {
        List<String> actual = question.values(key);
        if (operator.test() == Operator.Test.NULL) {
            return wanted.contains(String.valueOf(actual.isEmpty()));
        }
        if (actual.isEmpty()) {
            return operator.ifExists() || operator.test().negated() || operator.set() == Operator.SetTest.ALL;
        }
        return switch (operator.set()) {
            case ALL -> actual.stream().allMatch(value -> fits(value, question));
            case ANY -> actual.stream().anyMatch(value -> fits(value, question));
            case NONE -> fits(actual.get(0), question);
        };
    }

    private boolean fits(String value, AccessQuestion question) {
        boolean any = wanted.stream().anyMatch(w -> operator.test().matches(question.resolve(w), value));
        return any != operator.test().negated();
    }
}
