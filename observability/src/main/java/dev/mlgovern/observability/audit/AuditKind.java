package dev.mlgovern.observability.audit;

import java.util.Locale;

/** What somebody did, in the words of the model lifecycle. */
public enum AuditKind {
    /** A model version was made. */
    REGISTRATION,
    /** A model version was made as a copy of one elsewhere, as promotion does. */
    PROMOTION,
    /** A version was approved or rejected, or its life cycle went on. */
    DECISION,
    /** A model, an endpoint configuration or an endpoint was made or changed. */
    DEPLOYMENT,
    /** An endpoint went back to what it had served before; told only in a {@link Story}. */
    ROLLBACK,
    /** An endpoint left a version for another one; told only in a {@link Story}. */
    REPLACEMENT,
    /** Something was shared with other accounts, or no longer is. */
    SHARING,
    /** A policy of a resource or of a role was changed. */
    POLICY_CHANGE,
    /** A model card was made or changed. */
    CARD,
    /** Something of SageMaker was deleted. */
    DELETION,
    /** Somebody assumed a role; not among what is listed unless asked for. */
    SESSION,
    /** Any other change. */
    OTHER;

    boolean onlyInStories() {
        return this == ROLLBACK || this == REPLACEMENT;
    }

    /** In lower case, such as {@code policy change}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
