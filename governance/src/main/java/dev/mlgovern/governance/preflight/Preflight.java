package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.work.Plan;
import java.util.function.Consumer;

/**
 * Whether everything is there that promotions and deployments need across accounts. Thread-safe.
 *
 * <p>It assumes the platform's role in each account and asks {@code sts:GetCallerIdentity} whether it is that account, lists the groups
 * of the central registry, and reads each policy once: {@code s3:GetBucketPolicy}, {@code kms:GetKeyPolicy},
 * {@code ecr:GetRepositoryPolicy}, {@code sagemaker:ListModelPackageGroups}, {@code sagemaker:GetModelPackageGroupPolicy},
 * {@code events:DescribeEventBus}. Nothing is changed but by {@link #repair}. An account that cannot be reached is one line of the
 * result.
 *
 * <p>What it cannot see: identity policies of roles, service control policies and permissions boundaries.
 */
public interface Preflight {
    /**
     * Preflight over a platform; cheap, nothing to close.
     *
     * @param platform whose accounts are looked at
     * @return preflight
     */
    static Preflight on(MlPlatform platform) {
        return new DefaultPreflight(platform);
    }

    /**
     * Looks at what the work of all teams needs.
     *
     * @return what was found
     */
    default PreflightReport check() {
        return check(all -> {});
    }

    /**
     * Looks at what some work needs.
     *
     * @param request what to look at
     * @return what was found
     * @throws dev.mlgovern.core.error.InvalidRequestException if the topology does not know the team
     */
    PreflightReport check(PreflightRequest request);

    /**
     * As {@link #check(PreflightRequest)}.
     *
     * @param request fills the request in; as it is, it is about all teams
     * @return what was found
     */
    default PreflightReport check(Consumer<? super PreflightRequest.Builder> request) {
        PreflightRequest.Builder builder = PreflightRequest.builder();
        request.accept(builder);
        return check(builder.build());
    }

    /**
     * Looks at what the steps of a plan need from accounts other than their own.
     * What they {@linkplain dev.mlgovern.core.work.PlannedStep#reads read} there that the topology does not lead to, such as another
     * bucket, is {@linkplain Finding.State#UNKNOWN not known}, and the plan not ready.
     *
     * @param plan not run yet
     * @return what was found
     */
    PreflightReport check(Plan<?> plan);

    /**
     * Looks at the policy that a denied call ran into.
     *
     * @param denied what a call of this library threw
     * @return what was found of that resource; no finding if none of the policies that are known here is about it
     */
    PreflightReport check(AccessDeniedException denied);

    /**
     * Plans to add what is missing: statements beside those of others, in the place of those with their {@code Sid}s. Each names all
     * accounts that have the same need, also where only some were asked about, so it takes nothing from the others. What is denied or
     * cannot be read is left to people.
     *
     * @param report what was found
     * @return a plan, that looks again at each policy right before it is written
     * @throws dev.mlgovern.core.error.InvalidRequestException if a policy has no room
     */
    Plan<Boolean> repair(PreflightReport report);
}
