package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;

/** Plans what is shared and taken back. */
final class Sharer implements FeatureSharing {
    private static final List<String> ALL_OR_NOTHING = List.of(
            "all or nothing: names, descriptions and states of every feature group of the account and region can be found,"
                    + " those of groups to come too; none can be read");

    private final MlPlatform platform;
    private final FeatureGroups groups;

    Sharer(MlPlatform platform) {
        this.platform = platform;
        this.groups = new FeatureGroups(platform);
    }

    @Override
    public Plan<Share> discoverable(AccountId owner, Region region, SharePrincipal with) {
        PlanDraft draft = platform.work().plan("feature groups of %s found by %s".formatted(owner, with));
        refuseOwner(with, owner);
        return draft.yielding(new ShareSteps(platform, Shared.catalog(owner, region), with).add(draft, ALL_OR_NOTHING));
    }

    @Override
    public Plan<Boolean> hide(AccountId owner, Region region, SharePrincipal with) {
        PlanDraft draft = platform.work().plan("feature groups of %s no longer found by %s".formatted(owner, with));
        return draft.yielding(new ShareSteps(platform, Shared.catalog(owner, region), with).remove(draft));
    }

    @Override
    public Plan<Share> access(AccessRequest request) {
        refuseOwner(request.with(), request.group().account());
        FeatureGroup group = groups.describe(request.group());
        Optional<OfflineAccess> offline = offline(request, group);
        PlanDraft draft = platform.work()
                .plan("%s of feature group %s for %s"
                        .formatted(request.access().word(), request.group().name(), request.with()));
        List<Step<?>> before = new ArrayList<>();
        offline.ifPresent(access -> {
            if (access.byLake()) {
                before.add(access.lake().grant(draft, reader(request)));
            }
            access.policies().forEach(grant -> before.add(grant.add(draft)));
        });
        Step<Share> share = steps(request, request.access()).add(draft, List.of());
        before.add(share);
        for (Access other : Access.values()) {
            if (other != request.access()) {
                before.add(steps(request, other).replace(draft, share));
            }
        }
        return draft.yielding(all(draft, request, before, share));
    }

    @Override
    public Plan<Boolean> revoke(AccessRequest request) {
        PlanDraft draft = platform.work()
                .plan("feature group %s taken back from %s"
                        .formatted(request.group().name(), request.with()));
        List<Step<Boolean>> steps = new ArrayList<>();
        for (Access access : Access.values()) {
            steps.add(steps(request, access).remove(draft));
        }
        request.with()
                .account()
                .ifPresent(reader -> groups.find(request.group())
                        .ifPresent(group -> group.offlineTable().ifPresent(table -> {
                            steps.add(new LakeTable(platform, request.group(), table).revoke(draft, reader));
                            OfflineAccess.all(platform, group, reader, table)
                                    .forEach(grant -> steps.add(grant.remove(draft)));
                        })));
        return draft.yielding(draft.step(
                "nothing is left",
                details -> details.in(request.group().account())
                        .after(steps.toArray(Step[]::new))
                        .finds(results -> Optional.of(steps.stream().allMatch(results::of)))
                        .makes(results -> true)));
    }

    @Override
    public Plan<List<String>> accept(AccountId owner, AccountId consumer, Region region) {
        ResourceShares shares = new ResourceShares(platform, region);
        PlanDraft draft = platform.work().plan("feature groups that %s shares with %s".formatted(owner, consumer));
        List<ResourceShareInvitation> open = invitations(shares, owner, consumer);
        return draft.yielding(draft.step("accept what %s shares".formatted(owner), details -> {
            details.in(consumer)
                    .needs(
                            "ram:GetResourceShareInvitations",
                            "ram:AcceptResourceShareInvitation",
                            "ram:GetResourceShares")
                    .finds(results -> invitations(shares, owner, consumer).isEmpty()
                            ? Optional.of(shares.sharedBy(owner, consumer).toList())
                            : Optional.empty())
                    .makes(results -> accepted(shares, owner, consumer));
            open.forEach(each -> details.note(each.resourceShareName()));
        }));
    }

    @Override
    public Diagnosis diagnose(AccessRequest request) {
        return new Diagnoser(platform, request).diagnosis();
    }

    private List<String> accepted(ResourceShares shares, AccountId owner, AccountId consumer) {
        List<ResourceShareInvitation> open = invitations(shares, owner, consumer);
        open.forEach(each -> shares.accept(consumer, each));
        List<String> wanted =
                open.stream().map(ResourceShareInvitation::resourceShareArn).toList();
        return platform.work()
                .waitFor(
                        "what %s shares with %s".formatted(owner, consumer),
                        () -> shares.sharedBy(owner, consumer).toList())
                .until(found -> found.containsAll(wanted))
                .await();
    }

    /** Those for feature groups and catalogs that this library sent. */
    private static List<ResourceShareInvitation> invitations(
            ResourceShares shares, AccountId owner, AccountId consumer) {
        return shares.invitations(owner, consumer)
                .filter(each -> each.resourceShareName().startsWith(Shared.PREFIX))
                .toList();
    }

    /** The share is the result; it is there when all the rest is. */
    private static Step<Share> all(PlanDraft draft, AccessRequest request, List<Step<?>> before, Step<Share> share) {
        return draft.step(
                "everything is there",
                details -> details.in(request.group().account())
                        .after(before.toArray(Step[]::new))
                        .finds(results -> Optional.of(results.of(share)))
                        .makes(results -> results.of(share)));
    }

    private Optional<OfflineAccess> offline(AccessRequest request, FeatureGroup group) {
        if (!request.offline()) {
            return Optional.empty();
        }
        if (request.with().account().isEmpty()) {
            throw refused(
                    request,
                    List.of("offline: only an account can read the offline store, not %s; name the accounts"
                            .formatted(request.with())));
        }
        OfflineAccess access = OfflineAccess.of(platform, group, reader(request))
                .orElseThrow(() -> refused(request, List.of("offline: the group has no offline store with a table")));
        List<String> problems = access.problems();
        if (!problems.isEmpty()) {
            throw refused(request, problems);
        }
        return Optional.of(access);
    }

    private static void refuseOwner(SharePrincipal with, AccountId owner) {
        if (with.account().filter(owner::equals).isPresent()) {
            throw new InvalidRequestException(
                    Failure.of("share", "1 problem"),
                    List.of("with must be another account than the owner, was " + with));
        }
    }

    private static InvalidRequestException refused(AccessRequest request, List<String> problems) {
        return new InvalidRequestException(
                Failure.of(
                        "access",
                        "%d problems of sharing feature group %s"
                                .formatted(problems.size(), request.group().name())),
                problems);
    }

    private ShareSteps steps(AccessRequest request, Access access) {
        return new ShareSteps(platform, Shared.group(request.group(), access), request.with());
    }

    private static AccountId reader(AccessRequest request) {
        return request.with().account().orElseThrow();
    }
}
