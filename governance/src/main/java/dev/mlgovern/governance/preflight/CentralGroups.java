package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.registry.model.GroupOwner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackageGroupsResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageGroupSummary;

/** The groups of the central registry that belong to teams. */
final class CentralGroups {
    private static final int PAGE = 100;

    private final MlPlatform platform;
    private final Account central;

    CentralGroups(MlPlatform platform, Account central) {
        this.platform = platform;
        this.central = central;
    }

    /** What the policies of the groups of some teams are wanted to allow. */
    List<Wanted> wanted(List<Team> teams) {
        List<Wanted> wanted = new ArrayList<>();
        pages().stream()
                .forEach(group -> team(group)
                        .filter(teams::contains)
                        .ifPresent(team ->
                                wanted.addAll(Wants.group(platform.topology(), team, group.modelPackageGroupName()))));
        return wanted;
    }

    private Pages<ModelPackageGroupSummary> pages() {
        SageMakerClient client = platform.in(central.id()).in(central.region()).client(SageMakerClient::builder);
        return Pages.of(token -> {
            ListModelPackageGroupsResponse page =
                    client.listModelPackageGroups(r -> r.maxResults(PAGE).nextToken(token));
            return new Pages.Page<>(page.modelPackageGroupSummaryList(), page.nextToken());
        });
    }

    /** As the group says itself; one that a platform team made and did not describe is known by its name. */
    private Optional<Team> team(ModelPackageGroupSummary group) {
        String says = String.valueOf(group.modelPackageGroupDescription());
        Optional<String> owner = GroupOwner.team(says);
        return platform.topology().teams().stream()
                .filter(team -> owner.map(team.name()::equals)
                        .orElseGet(() -> group.modelPackageGroupName().startsWith(team.name() + "-")))
                .max(Comparator.comparingInt(team -> team.name().length()));
    }
}
