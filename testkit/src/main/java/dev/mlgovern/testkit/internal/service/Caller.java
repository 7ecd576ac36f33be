package dev.mlgovern.testkit.internal.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param identity account and names
 * @param accessKeyId the key that signed; the name of the service when AWS itself acts for the caller
 * @param rights the caller's own policies
 * @param session what its session carries
 */
public record Caller(Identity identity, String accessKeyId, Rights rights, Session session) {
    /** {@return the caller's account} */
    public String accountId() {
        return identity.accountId();
    }

    /** {@return the caller as error messages and {@code GetCallerIdentity} name it: the assumed-role ARN of a role session} */
    public String arn() {
        return identity.arn();
    }

    /**
     * The names of a caller.
     *
     * @param accountId its account
     * @param arn the ARN of the user or of the role session
     * @param principalArn the ARN of the user or of the role, as policies and {@code aws:PrincipalArn} name it
     * @param userId the unique id, with the session name for a role
     */
    public record Identity(String accountId, String arn, String principalArn, String userId) {}

    /**
     * What permits a caller.
     *
     * @param identityPolicies policy documents of the user or role
     * @param sessionPolicy the policy that narrows this session
     */
    public record Rights(
            List<String> identityPolicies, @Nullable String sessionPolicy) {
        /** Copies the list. */
        public Rights {
            identityPolicies = List.copyOf(identityPolicies);
        }
    }

    /**
     * What a session carries.
     *
     * @param name the session name, null for a user
     * @param sourceIdentity who stands at the start of the chain
     * @param tags session tags, seen by policies as {@code aws:PrincipalTag}
     * @param transitiveTags keys of the tags that pass on to the next role
     */
    public record Session(
            @Nullable String name,
            @Nullable String sourceIdentity,
            Map<String, String> tags,
            List<String> transitiveTags) {
        /** Copies the collections. */
        public Session {
            tags = Map.copyOf(tags);
            transitiveTags = List.copyOf(transitiveTags);
        }

        /** {@return the session of someone who assumed nothing} */
        public static Session none() {
            return new Session(null, null, Map.of(), List.of());
        }
    }
}
