package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.VersionReference;
import dev.mlgovern.registry.model.Versions;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts versions of the central registry behind endpoints of the teams' test and production accounts. Cheap to make,
 * thread-safe.
 *
 * <p>Calls {@code sagemaker:} {@code DescribeModelPackage} and {@code UpdateModelPackage} and {@code s3:GetObject} in the central account;
 * {@code DescribeModel}, {@code CreateModel}, {@code DescribeEndpointConfig}, {@code CreateEndpointConfig},
 * {@code DescribeEndpoint}, {@code CreateEndpoint}, {@code UpdateEndpoint}, {@code DeleteEndpoint},
 * {@code InvokeEndpoint} and those of {@link Lineage} in the target account, which also needs {@code iam:PassRole} for its
 * execution role.
 */
public final class Deployments {
    private final MlPlatform platform;
    private final Versions versions;

    private Deployments(MlPlatform platform) {
        this.platform = platform;
        this.versions = new Versions(platform);
    }

    /**
     * Deployments in a platform's accounts.
     *
     * @param platform stays the caller's to close
     * @return deployments over it
     */
    public static Deployments on(MlPlatform platform) {
        return new Deployments(platform);
    }

    /**
     * Plans to put a version behind an endpoint. Changes nothing.
     *
     * <p>Planning costs 5 calls; a run on a new endpoint 23, with two looks at it on its way and a check; a run when all
     * is done 6.
     *
     * @param version a version of the central registry, approved there; for production, approved for it too
     * @param request where and how
     * @return the planned deployment
     * @throws GateRefusedException if the version is not in the central registry, not approved, or its
     *     model has other bytes than were approved
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the request
     */
    public Deployment deploy(VersionReference version, DeploymentRequest request) {
        ModelVersion found = versions.describe(version.arn());
        Gate.check(platform.topology(), found, request.to());
        Target target = Target.of(platform.topology(), found, request);
        AtomicReference<@Nullable String> known = new AtomicReference<>(fingerprint(found));
        return new Deployment(new DeploymentPlan(platform, target).draft(() -> {
            String read = known.getAndSet(null);
            return read == null ? fingerprint(versions.describe(found.arn())) : read;
        }));
    }

    /** What must stay as it was between planning and running. */
    private String fingerprint(ModelVersion version) {
        return Gate.fingerprint(version) + " " + new ApprovedBytes(platform).check(version);
    }

    /**
     * Approves a version of the central registry for production, which deploying there needs. Kept as the version's life
     * cycle: stage Production, status Approved. The same decision twice changes nothing.
     *
     * @param version approved in the central registry already
     * @param decision who and why
     * @return the version after it
     * @throws GateRefusedException if the version is not in the central registry or not approved there, or if four eyes
     *     were asked for and whoever decides also registered it, or if a gate of the decision refuses
     */
    public ModelVersion approveForProduction(VersionReference version, Decision decision) {
        ModelVersion found = versions.describe(version.arn());
        Gate.checkApproved(platform.topology(), found);
        if (decision.fourEyes() && found.createdBy(decision.by())) {
            throw new GateRefusedException(Failure.of(
                            "approveForProduction",
                            "four eyes were asked for, but " + decision.by() + " also registered " + found.arn())
                    .in(found.account()));
        }
        if (Gate.approvedForProduction(found, decision)) {
            return found;
        }
        decision.checkGates(found);
        ProductionApproval.write(platform, found.arn(), decision);
        return versions.describe(found.arn());
    }

    /** Where the versions come from. */
    static final AccountRole CENTRAL = AccountRole.ML_SHARED_SERVICES;
}
