package dev.mlgovern.featurestore.group;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.work.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Reads, makes and extends feature groups of any account of the platform. Thread-safe.
 *
 * <p>Calls {@code sagemaker:DescribeFeatureGroup}; its plans name what they call.
 */
public final class FeatureGroups {
    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives the clients
     */
    public FeatureGroups(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Reads a group; one call.
     *
     * @param arn the group
     * @return the group as it is now
     * @throws NotFoundException if there is none
     * @throws InvalidRequestException if its account is not in the topology
     */
    public FeatureGroup describe(FeatureGroupArn arn) {
        SageMakerClient client = platform.in(arn.account()).in(arn.region()).client(SageMakerClient::builder);
        return GroupMapping.group(client.describeFeatureGroup(r -> r.featureGroupName(arn.toString())));
    }

    /**
     * As {@link #describe}, for a group that may not be there.
     *
     * @param arn the group
     * @return empty if there is none
     * @throws InvalidRequestException if its account is not in the topology
     */
    public Optional<FeatureGroup> find(FeatureGroupArn arn) {
        try {
            return Optional.of(describe(arn));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Prepares a group that is as defined.
     *
     * @param definition what it is meant to be
     * @return a plan that makes it, or adds what it does not have yet
     * @throws InvalidRequestException with every problem of the definition, if there is one
     * @throws dev.mlgovern.core.error.ConflictException if there is a group that cannot become this one; says every difference, or
     *     that it could not be made or is being deleted
     */
    public Plan<FeatureGroup> ensure(FeatureGroupDefinition definition) {
        List<String> problems = new ArrayList<>(DefinitionRules.problems(definition));
        Account account = account(definition, problems);
        CostTags tags = account == null ? CostTags.NONE : tags(definition, account, problems);
        if (account == null || !problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of(
                            "ensure", "%d problems of feature group %s".formatted(problems.size(), definition.name())),
                    problems);
        }
        return new EnsuredGroup(platform, account, definition).plan(tags);
    }

    private @Nullable Account account(FeatureGroupDefinition definition, List<String> problems) {
        try {
            return definition
                    .account()
                    .map(platform.topology()::account)
                    .orElseGet(() -> platform.topology().only(AccountRole.FEATURE_STORE));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private CostTags tags(FeatureGroupDefinition definition, Account account, List<String> problems) {
        try {
            Team team = platform.topology().team(definition.team());
            return platform.topology().tagsOf(team, account, definition.product(), new CostTags(definition.tags()));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
            return CostTags.NONE;
        }
    }
}
