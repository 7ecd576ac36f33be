package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Something that somebody did. Holds names and ARNs of resources, never other values of a request. Immutable. */
@Value.Immutable
public abstract class AuditEvent {
    AuditEvent() {}

    /**
     * What CloudTrail calls it.
     *
     * @return an id; of an event that two accounts have, the one they share
     */
    public abstract String id();

    /**
     * When it was done.
     *
     * @return to the second, as CloudTrail has it
     */
    public abstract Instant at();

    /**
     * In whose history it was found.
     *
     * @return the account
     */
    public abstract AccountId account();

    /**
     * Where.
     *
     * @return a Region, such as {@code eu-west-1}
     */
    public abstract String region();

    /**
     * What it was.
     *
     * @return in our words
     */
    public abstract AuditKind kind();

    /**
     * What it was in the words of AWS.
     *
     * @return such as {@code sagemaker:CreateModelPackage}
     */
    public abstract String action();

    /**
     * Who acted.
     *
     * @return name of a role session, of a user or of an AWS service
     */
    public abstract String actor();

    /**
     * On whose behalf: the source identity, which stays with a person through all roles that are assumed on the way.
     *
     * @return empty if the session carried none
     */
    public abstract Optional<String> onBehalfOf();

    /**
     * The user or role session that acted.
     *
     * @return its ARN; empty for AWS services and where CloudTrail does not tell
     */
    public abstract Optional<String> principal();

    /**
     * From where.
     *
     * @return an IP address, or the name of an AWS service
     */
    public abstract Optional<String> address();

    /**
     * What it was done to.
     *
     * @return ARNs, or names where there is no ARN to be told
     */
    public abstract List<String> subjects();

    /**
     * What of: the version that a model is made of, the configuration that an endpoint takes, the resources that are shared.
     *
     * @return ARNs or names
     */
    public abstract List<String> sources();

    /**
     * What was decided.
     *
     * @return such as {@code Approved} or {@code Production Approved}; empty where nothing was
     */
    public abstract Optional<String> decision();

    /**
     * Why it was refused.
     *
     * @return the error code; empty if it was done
     */
    public abstract Optional<String> error();

    AuditEvent withKind(AuditKind kind) {
        return builder().from(this).kind(kind).build();
    }

    static ImmutableAuditEvent.Builder builder() {
        return ImmutableAuditEvent.builder();
    }

    /** The part of an ARN that a person reads. */
    static String brief(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length < 6 ? arn : parts[5];
    }

    /**
     * What was done, or was not, for people.
     *
     * @return the operation, its subject, what was decided, why it was refused
     */
    public String what() {
        StringBuilder what = new StringBuilder(action());
        if (!subjects().isEmpty()) {
            what.append(' ').append(brief(subjects().get(0)));
        }
        decision().ifPresent(decision -> what.append(": ").append(decision));
        error().ifPresent(code -> what.append(", refused: ").append(code));
        return what.toString();
    }

    /**
     * Who did it, for people.
     *
     * @return the actor, and for whom if that is somebody else
     */
    public String who() {
        return onBehalfOf()
                .filter(other -> !other.equals(actor()))
                .map(other -> actor() + " for " + other)
                .orElse(actor());
    }

    /** One line. */
    @Override
    public String toString() {
        return "%s %s in %s: %s by %s%s"
                .formatted(
                        at(),
                        kind(),
                        account(),
                        what(),
                        who(),
                        address().map(address -> " from " + address).orElse(""));
    }
}
