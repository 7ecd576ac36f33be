package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.registry.artifact.CopyLimits;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.LifeCycle;
import java.util.Optional;
import org.immutables.value.Value;

/** Where to promote a version to, and how. Immutable. */
@Value.Immutable
public abstract class PromotionRequest {
    PromotionRequest() {}

    /**
     * The registry to promote to, by what its account is for.
     *
     * @return the central registry unless set
     */
    @Value.Default
    public AccountRole to() {
        return AccountRole.ML_SHARED_SERVICES;
    }

    /**
     * The group in that registry.
     *
     * @return empty for the usual name
     */
    public abstract Optional<String> group();

    /**
     * Where in its life the copy begins.
     *
     * @return QA, pending approval, unless set
     */
    @Value.Default
    public LifeCycle lifeCycle() {
        return LifeCycle.QA;
    }

    /**
     * When and how objects are copied in parts.
     *
     * @return {@link CopyLimits#STANDARD} unless set
     */
    @Value.Default
    public CopyLimits limits() {
        return CopyLimits.STANDARD;
    }

    @Value.Check
    void check() {
        switch (to()) {
            case ML_TEST, ML_PROD, ML_SHARED_SERVICES -> {}
            default ->
                throw new IllegalArgumentException(
                        "a version is promoted to ML_SHARED_SERVICES, ML_TEST or ML_PROD, not to " + to());
        }
        LifeCycle begins = lifeCycle();
        if (begins.stage().equals(LifeCycle.PRODUCTION) || begins.status().equals(Approval.APPROVED.awsName())) {
            throw new IllegalArgumentException("lifeCycle must not be of stage Production or status Approved, was "
                    + begins.stage() + "/" + begins.status() + "; a copy is approved after its promotion");
        }
    }

    /**
     * An empty builder, which builds a promotion to the central registry.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutablePromotionRequest.builder();
    }

    /** Builds {@link PromotionRequest}. Not thread-safe. */
    public interface Builder {
        /**
         * The registry to promote to; {@link AccountRole#ML_SHARED_SERVICES} unless set.
         *
         * @param role ML_SHARED_SERVICES for the central registry, ML_TEST or ML_PROD for the team's own account
         * @return this
         */
        Builder to(AccountRole role);

        /**
         * The group in that registry; in the central one {@code team-group} unless set, else the source's group.
         *
         * @param name at most 63 letters, digits and inner hyphens
         * @return this
         */
        Builder group(String name);

        /**
         * Where in its life the copy begins; {@link LifeCycle#QA} unless set.
         *
         * @param stage stage and status; neither stage Production nor status Approved
         * @return this
         */
        Builder lifeCycle(LifeCycle stage);

        /**
         * When and how objects are copied in parts; {@link CopyLimits#STANDARD} unless set.
         *
         * @param limits sizes and how many at a time
         * @return this
         */
        Builder limits(CopyLimits limits);

        /**
         * Ends it.
         *
         * @return the request
         * @throws IllegalArgumentException if the registry cannot be promoted to, or if a copy cannot begin in that life cycle
         */
        PromotionRequest build();
    }
}
