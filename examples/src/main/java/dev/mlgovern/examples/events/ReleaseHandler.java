package dev.mlgovern.examples.events;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeploymentFailedException;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.promotion.PromotionRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * What approvals lead to: a version that its team approved is promoted into the central registry. Of the versions there,
 * the newest that is approved serves in the team's test account, and the newest that is approved for production as well in
 * its production account; so rejecting a version takes it back, if there is an approved one to go back to.
 *
 * <p>An event is no more than a knock at the door: the handler reads the version and acts on what it is now. So events may
 * come twice, late, out of order, at several handlers at once, or again after one of them died. Thread-safe.
 */
public final class ReleaseHandler {
    private final MlPlatform platform;
    private final ModelRegistry registry;
    private final Rollout rollout;

    /**
     * A handler that deploys as {@link DeploymentRequest} has it unless told otherwise.
     *
     * @param platform stays the caller's to close
     */
    public ReleaseHandler(MlPlatform platform) {
        this(platform, stage -> DeploymentRequest.builder().to(stage).build());
    }

    /**
     * A handler that deploys as it is told.
     *
     * @param platform stays the caller's to close
     * @param how instance type, check and so on, for each stage
     */
    public ReleaseHandler(MlPlatform platform, Function<Stage, DeploymentRequest> how) {
        this.platform = platform;
        this.registry = ModelRegistry.on(platform);
        this.rollout = new Rollout(platform, how);
    }

    /**
     * Does what the event's version is due for.
     *
     * @param event says which version to look at
     * @return what came of it, be it that AWS failed
     */
    public Outcome handle(ModelPackageEvent event) {
        try {
            return decide(event);
        } catch (GateRefusedException | InvalidRequestException | NotFoundException | DeploymentFailedException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IncompleteException e) {
            String reason = String.valueOf(e.getMessage());
            return e.getCause() instanceof GateRefusedException
                    ? new Outcome.Refused(reason)
                    : new Outcome.RetryLater(reason);
        } catch (GovernanceException e) {
            // what AWS denies today somebody may allow before the last try
            return new Outcome.RetryLater(String.valueOf(e.getMessage()));
        }
    }

    private Outcome decide(ModelPackageEvent event) {
        Topology topology = platform.topology();
        Optional<Account> account = topology.accounts().stream()
                .filter(each -> each.id().equals(event.version().account()))
                .findFirst();
        // nothing is called for a stranger's event
        if (account.isEmpty() || !topology.regions().contains(event.version().region())) {
            return new Outcome.Refused(event.version() + " is in an account or Region that the topology does not have");
        }
        return switch (account.get().role()) {
            case ML_DEV -> promote(registry.describe(event.version()));
            case ML_SHARED_SERVICES -> rollout.of(registry.describe(event.version()));
            default ->
                new Outcome.Ignored("nothing follows from versions in account "
                        + account.get().name());
        };
    }

    private Outcome promote(ModelVersion candidate) {
        if (candidate.approval() != Approval.APPROVED) {
            return new Outcome.Ignored(candidate.arn() + " is " + candidate.approval());
        }
        ModelVersion central =
                registry.promote(candidate, PromotionRequest.builder().build()).run();
        return new Outcome.Promoted(candidate.arn(), central.arn());
    }
}
