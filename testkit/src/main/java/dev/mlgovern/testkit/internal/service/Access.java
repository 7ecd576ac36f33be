package dev.mlgovern.testkit.internal.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be permitted before a call is carried out.
 *
 * @param action the IAM action, for example {@code sagemaker:CreateModelPackage}
 * @param resource what it is done to
 * @param context condition keys of the request beside the global ones, with their values
 */
public record Access(String action, Resource resource, Map<String, List<String>> context) {
    /** Copies the context. */
    public Access {
        context = Map.copyOf(context);
    }

    /**
     * An access to a resource without a policy of its own.
     *
     * @param action the IAM action
     * @param arn the resource, {@code *} where the action has none
     * @param owner account that owns the resource
     * @return the access
     */
    public static Access of(String action, String arn, String owner) {
        return new Access(action, new Resource(arn, owner, null), Map.of());
    }

    /**
     * Adds the resource's own policy.
     *
     * @param json the policy document, null when the resource has none
     * @return a copy with it
     */
    public Access withPolicy(@Nullable String json) {
        return new Access(action, new Resource(resource.arn(), resource.owner(), json), context);
    }

    /**
     * Adds a condition key.
     *
     * @param key for example {@code iam:PassedToService}
     * @param values its values
     * @return a copy with it
     */
    public Access with(String key, String... values) {
        Map<String, List<String>> more = new HashMap<>(context);
        more.put(key, List.of(values));
        return new Access(action, resource, more);
    }

    /**
     * What an action is done to.
     *
     * @param arn the resource's ARN
     * @param owner the account that owns it
     * @param policy the resource's own policy document
     */
    public record Resource(
            String arn, String owner, @Nullable String policy) {}
}
