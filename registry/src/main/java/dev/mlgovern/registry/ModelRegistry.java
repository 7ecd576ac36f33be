package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.registry.deployment.Deployment;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.VersionQuery;
import dev.mlgovern.registry.model.VersionReference;
import dev.mlgovern.registry.model.VersionSummary;
import dev.mlgovern.registry.promotion.Promotion;
import dev.mlgovern.registry.promotion.PromotionRequest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The model registries of an organization: one in each team's development account and the central one.
 *
 * <pre>{@code
 * ModelRegistry registry = ModelRegistry.on(platform);
 * ModelVersion candidate = registry.register(r -> r.team("fraud").group("churn").artifact(s3).image(ecr));
 * registry.approve(candidate, a -> a.by("ines").because("AUC 0.91, bias report clean"));
 * Promotion promotion = registry.promote(candidate, p -> p.to(AccountRole.ML_SHARED_SERVICES));
 * System.out.println(promotion.plan());
 * ModelVersion central = promotion.run();
 * }</pre>
 *
 * <p>Cheap to make; the platform owns every resource. Thread-safe.
 */
public interface ModelRegistry {
    /**
     * The registries of a platform's accounts.
     *
     * @param platform stays open as long as the registry is used
     * @return a registry
     */
    static ModelRegistry on(MlPlatform platform) {
        return new DefaultModelRegistry(platform);
    }

    /**
     * Registers a version in the team's development account, pending approval, and makes its group if there is none.
     *
     * <p>The artifact's entity tag, version id and checksum and the image's digest are recorded, so that a promotion can
     * tell whether they changed. Registering the same thing again gives the same version.
     *
     * @param request what to register
     * @return the version
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the request; nothing was changed
     * @throws dev.mlgovern.core.error.GovernanceException if a call fails; registering again does the rest
     */
    ModelVersion register(Registration request);

    /**
     * As {@link #register(Registration)}.
     *
     * @param request fills the request in
     * @return the version
     */
    default ModelVersion register(Consumer<? super Registration.Builder> request) {
        Registration.Builder builder = Registration.builder();
        request.accept(builder);
        return register(builder.build());
    }

    /**
     * Lists the versions of a group, newest first, fetched as they are read.
     *
     * @param query of which group
     * @return one line for each version
     * @throws dev.mlgovern.core.error.InvalidRequestException if the team is unknown or has no such account
     */
    Pages<VersionSummary> versions(VersionQuery query);

    /**
     * As {@link #versions(VersionQuery)}.
     *
     * @param query fills the query in
     * @return one line for each version
     */
    default Pages<VersionSummary> versions(Consumer<? super VersionQuery.Builder> query) {
        return versions(query(query));
    }

    /**
     * The newest version of a group that is approved.
     *
     * @param query fills in of which group; a state of approval in it is ignored
     * @return empty if none is approved
     */
    Optional<ModelVersion> latestApproved(Consumer<? super VersionQuery.Builder> query);

    /**
     * Reads a version.
     *
     * @param version any reference to it
     * @return the version as it is now
     * @throws dev.mlgovern.core.error.NotFoundException if there is none
     */
    ModelVersion describe(VersionReference version);

    /**
     * Approves a version, in the registry that it is in. Approving what this decision approved already changes nothing.
     *
     * @param version any reference to it
     * @param decision fills in who and why
     * @return the approved version
     * @throws dev.mlgovern.core.error.ConflictException if it was approved by another decision
     * @throws dev.mlgovern.core.error.GateRefusedException if four eyes were asked for and there are two, or if a gate
     *     of the decision refuses
     */
    ModelVersion approve(VersionReference version, Consumer<? super Decision.Builder> decision);

    /**
     * Rejects a version, in the registry that it is in. Rejecting what this decision rejected already changes nothing.
     *
     * @param version any reference to it
     * @param decision fills in who and why
     * @return the rejected version
     * @throws dev.mlgovern.core.error.ConflictException if it was rejected by another decision
     * @throws dev.mlgovern.core.error.GateRefusedException if four eyes were asked for and there are two
     */
    ModelVersion reject(VersionReference version, Consumer<? super Decision.Builder> decision);

    /**
     * Prepares the promotion of an approved version to another account's registry; nothing is called yet.
     *
     * @param version any reference to it
     * @param request where to and how
     * @return a promotion, to plan and to run
     */
    Promotion promote(VersionReference version, PromotionRequest request);

    /**
     * As {@link #promote(VersionReference, PromotionRequest)}.
     *
     * @param version any reference to it
     * @param request fills the request in; as it is, it goes to the central registry
     * @return a promotion, to plan and to run
     */
    default Promotion promote(VersionReference version, Consumer<? super PromotionRequest.Builder> request) {
        PromotionRequest.Builder builder = PromotionRequest.builder();
        request.accept(builder);
        return promote(version, builder.build());
    }

    /**
     * Prepares the deployment of an approved version to an endpoint.
     *
     * @param version any reference to it
     * @param request fills in where to and how
     * @return a deployment, to plan and to run
     */
    Deployment deploy(VersionReference version, Consumer<? super DeploymentRequest.Builder> request);

    /**
     * Approves a version of the central registry for production, after its tests.
     *
     * @param version any reference to it
     * @param decision fills in who and why
     * @return the version
     */
    ModelVersion approveForProduction(VersionReference version, Consumer<? super Decision.Builder> decision);

    /**
     * Everything that led to an endpoint or a version, over all accounts.
     *
     * @param arn of an endpoint, a model version or a lineage entity
     * @return the graph back to the training data
     * @throws dev.mlgovern.core.error.NotFoundException if no lineage is recorded for it
     */
    LineageGraph lineage(String arn);

    private static VersionQuery query(Consumer<? super VersionQuery.Builder> fill) {
        VersionQuery.Builder builder = VersionQuery.builder();
        fill.accept(builder);
        return builder.build();
    }
}
