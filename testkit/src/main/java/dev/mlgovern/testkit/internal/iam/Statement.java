package dev.mlgovern.testkit.internal.iam;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param allow whether it allows or denies
 * @param principals whom it is about, in a resource policy
 * @param scope actions and resources
 * @param conditions all of which must hold
 */
public record Statement(boolean allow, Principals principals, Scope scope, List<Condition> conditions) {
    boolean covers(AccessQuestion question) {
        return scope.covers(question) && conditions.stream().allMatch(condition -> condition.holds(question));
    }

    /**
     * Actions and resources; each list may be turned round ({@code NotAction}).
     *
     * @param actions patterns of actions
     * @param notActions whether the actions are those it is not about
     * @param resources patterns of ARNs, empty in a trust policy
     * @param notResources whether the resources are those it is not about
     */
    record Scope(List<String> actions, boolean notActions, List<String> resources, boolean notResources) {
        boolean covers(AccessQuestion question) {
            boolean action = actions.stream().anyMatch(pattern -> Glob.matchesIgnoringCase(pattern, question.action()));
            boolean resource = resources.isEmpty()
                    || resources.stream()
                            .anyMatch(pattern -> Glob.matches(question.resolve(pattern), question.resource()));
            return action != notActions && (resources.isEmpty() || resource != notResources);
        }
    }
}
