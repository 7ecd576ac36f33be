package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.directory.Role;
import dev.mlgovern.testkit.internal.iam.Policy;
import java.time.Duration;
import java.util.List;

/**
 * An IAM role as a platform team sets it up. Until told otherwise it may do everything in its account, for sessions of up to an hour, and
 * trusts its own account. Every change counts from the next request on, also for sessions that are already open.
 */
public final class RoleSetup {
    private final Directory directory;
    private final TrustPolicy trust;
    private Role role;

    RoleSetup(Directory directory, String accountId, String name, String organizationId) {
        this.directory = directory;
        this.trust = new TrustPolicy(accountId, organizationId);
        this.role = directory
                .role("arn:aws:iam::" + accountId + ":role/" + name)
                .orElseGet(() -> new Role(
                        accountId, name, trust.json(), new Role.Rights(List.of(Policy.ALL), Duration.ofHours(1))));
        directory.put(role);
    }

    /** {@return the role's ARN} */
    public String arn() {
        return role.arn();
    }

    /**
     * Names who may assume the role, in place of those named before: account ids, ARNs of users, roles or sessions, {@code *}, or services
     * such as {@code sagemaker.amazonaws.com}.
     *
     * @param principals whom the role trusts
     * @return this
     */
    public RoleSetup trusts(String... principals) {
        trust.principals(List.of(principals));
        return trustPolicy(trust.json());
    }

    /**
     * Demands an external id of accounts and identities that the role trusts.
     *
     * @param externalId what they must send
     * @return this
     */
    public RoleSetup externalId(String externalId) {
        trust.externalId(externalId);
        return trustPolicy(trust.json());
    }

    /**
     * Trusts only accounts of the cloud's organization.
     *
     * @return this
     */
    public RoleSetup organizationOnly() {
        trust.organizationOnly();
        return trustPolicy(trust.json());
    }

    /**
     * Sets the whole trust policy.
     *
     * @param json the policy document
     * @return this
     * @throws IllegalArgumentException when it is no policy
     */
    public RoleSetup trustPolicy(String json) {
        Policy.parse(json);
        return put(json, role.rights());
    }

    /**
     * Sets what the role may do, in place of everything.
     *
     * @param json policy documents; none lets it do nothing
     * @return this
     * @throws IllegalArgumentException when one is no policy
     */
    public RoleSetup policies(String... json) {
        List.of(json).forEach(Policy::parse);
        return put(
                role.trustPolicy(), new Role.Rights(List.of(json), role.rights().maxSession()));
    }

    /**
     * Sets how long a session may last.
     *
     * @param longest from one to twelve hours
     * @return this
     */
    public RoleSetup maxSession(Duration longest) {
        if (longest.compareTo(Duration.ofHours(1)) < 0 || longest.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("the longest session is from 1 to 12 hours, not " + longest);
        }
        return put(role.trustPolicy(), new Role.Rights(role.rights().policies(), longest));
    }

    private RoleSetup put(String trustPolicy, Role.Rights rights) {
        role = new Role(role.accountId(), role.name(), trustPolicy, rights);
        directory.put(role);
        return this;
    }
}
