package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import java.util.List;
import java.util.Map;

/**
 * What one account has to be allowed by another's resource policy, or by its own key's.
 *
 * @param purpose what tells it from others of the same policy, such as the name of the team whose work it is for
 * @param reader who
 * @param owner whose resource
 * @param actions as IAM names them
 * @param resource what is to be allowed, an ARN that may end in {@code *}
 * @param conditions that always hold
 */
record Wanted(
        String purpose,
        AccountId reader,
        Account owner,
        List<String> actions,
        String resource,
        Map<String, String> conditions) {
    static Wanted of(String purpose, AccountId reader, Account owner, String resource) {
        return new Wanted(purpose, reader, owner, List.of(), resource, Map.of());
    }

    Wanted may(String... more) {
        return new Wanted(purpose, reader, owner, List.of(more), resource, conditions);
    }

    /** What has the policy: a bucket for its objects, a group for its versions, everything else for itself. */
    static String place(String arn) {
        if (arn.contains(":s3:::")) {
            return arn.replaceFirst("/.*", "");
        }
        return arn.replace(":model-package-group/", ":model-package/").replaceFirst("(:model-package/[^/]+)/.*", "$1");
    }

    Wanted when(String key, String value) {
        return new Wanted(purpose, reader, owner, actions, resource, Map.of(key, value));
    }

    /** What one statement says of many readers. */
    Key key() {
        return new Key(purpose, owner.id(), actions, resource, conditions);
    }

    /** All but the reader. */
    record Key(
            String purpose, AccountId owner, List<String> actions, String resource, Map<String, String> conditions) {}
}
