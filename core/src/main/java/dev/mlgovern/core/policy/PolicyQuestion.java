package dev.mlgovern.core.policy;

import dev.mlgovern.core.account.AccountId;
import java.util.Map;

/**
 * May somebody of an account do something?
 *
 * @param account who: nobody in particular, so a statement about one role answers it only in part
 * @param action as IAM names it
 * @param resource an ARN; with {@code *} for all that begins with it
 * @param context condition keys whose values are known; a condition on any other cannot be decided
 */
public record PolicyQuestion(AccountId account, String action, String resource, Map<String, String> context) {
    /**
     * Copies the context.
     *
     * @param account who
     * @param action as IAM names it
     * @param resource an ARN; with {@code *} for all that begins with it
     * @param context condition keys whose values are known
     */
    public PolicyQuestion {
        context = Map.copyOf(context);
    }
}
