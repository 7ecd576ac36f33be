package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.core.work.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;

/** The steps after which somebody is in the share of a resource, or is not any more. */
final class ShareSteps {
    // a few minutes:
    // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-access-online-store.html
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final MlPlatform platform;
    private final Shared shared;
    private final SharePrincipal principal;
    private final ResourceShares shares;

    ShareSteps(MlPlatform platform, Shared shared, SharePrincipal principal) {
        this.platform = platform;
        this.shared = shared;
        this.principal = principal;
        this.shares = new ResourceShares(platform, shared.region());
    }

    Step<Share> add(PlanDraft draft, List<String> notes) {
        Step<LiveShare> made = draft.step("make resource share " + shared.name(), step -> {
            notes.forEach(step::note);
            made(step);
        });
        Step<LiveShare> named = draft.step(
                "share %s with %s".formatted(shared.name(), principal), step -> named(step.after(made), made));
        return draft.step("have it work for " + principal, step -> effective(step.after(named), named));
    }

    Step<Boolean> remove(PlanDraft draft) {
        return draft.step(takenBack(), details -> removed(details, results -> true));
    }

    /** Takes it back once something else works in its place. */
    Step<Boolean> replace(PlanDraft draft, Step<Share> other) {
        return draft.step(
                takenBack(),
                details -> removed(
                        details.after(other), results -> results.of(other).effective()));
    }

    private String takenBack() {
        return "take %s back from %s".formatted(shared.name(), principal);
    }

    private void made(Step.Details<LiveShare> details) {
        ProgressListener progress = details.progress();
        details.in(shared.owner())
                .needs(
                        "ram:GetResourceShares",
                        "ram:GetResourceShareAssociations",
                        "ram:ListResourceSharePermissions",
                        "ram:CreateResourceShare",
                        "ram:AssociateResourceShare",
                        "ram:AssociateResourceSharePermission",
                        "ram:TagResource")
                .note("of %s with %s".formatted(shared.resource(), shared.permission()))
                .finds(results -> shares.ours(shared).filter(this::complete))
                .makes(results -> make(progress));
    }

    private LiveShare make(ProgressListener progress) {
        // a token of its own for each try: RAM would give a share that was deleted since to an old one
        String token = UUID.randomUUID().toString();
        LiveShare there = shares.ours(shared).orElse(null);
        String arn = there != null
                ? there.arn()
                : ram().createResourceShare(r -> r.name(shared.name())
                                .resourceArns(shared.resource())
                                .permissionArns(shared.permissionArn())
                                .allowExternalPrincipals(outside())
                                .clientToken(token))
                        .resourceShare()
                        .resourceShareArn();
        if (there != null) {
            complete(there, token);
        }
        return settled(arn, share -> share.has(shared.resource()), shared.resource(), progress);
    }

    /** Gives a share that we made what was taken from it. */
    private void complete(LiveShare there, String token) {
        ResourceShareAssociationStatus status = there.resources().get(shared.resource());
        if (status == null || status == ResourceShareAssociationStatus.FAILED) {
            ram().associateResourceShare(r -> r.resourceShareArn(there.arn())
                    .resourceArns(shared.resource())
                    .clientToken(token));
        }
        if (!there.permissions().contains(shared.permission())) {
            ram().associateResourceSharePermission(r -> r.resourceShareArn(there.arn())
                    .permissionArn(shared.permissionArn())
                    .replace(true)
                    .clientToken(UUID.randomUUID().toString()));
        }
    }

    private boolean complete(LiveShare share) {
        return share.has(shared.resource()) && share.permissions().equals(List.of(shared.permission()));
    }

    private void named(Step.Details<LiveShare> details, Step<LiveShare> made) {
        details.in(shared.owner())
                .needs("ram:GetResourceShares", "ram:UpdateResourceShare", "ram:AssociateResourceShare")
                .finds(results ->
                        Optional.of(results.of(made)).filter(share -> share.names(principal) && !failed(share)))
                .makes(results -> name(results.of(made)));
        if (outside()) {
            details.note("%s is not in the topology: outside of the organization it has to accept an invitation"
                    .formatted(principal));
        }
    }

    private LiveShare name(LiveShare share) {
        if (outside() && !share.external()) {
            ram().updateResourceShare(r -> r.resourceShareArn(share.arn())
                    .allowExternalPrincipals(true)
                    .clientToken(UUID.randomUUID().toString()));
        }
        ram().associateResourceShare(r -> r.resourceShareArn(share.arn())
                .principals(principal.value())
                .clientToken(UUID.randomUUID().toString()));
        return shares.look(shared.owner(), share.arn()).orElse(share);
    }

    private boolean failed(LiveShare share) {
        return share.principals().get(principal.value()) == ResourceShareAssociationStatus.FAILED;
    }

    private void effective(Step.Details<Share> details, Step<LiveShare> named) {
        ProgressListener progress = details.progress();
        AccountId where = reachable().orElse(shared.owner());
        details.in(where)
                .needs("ram:GetResourceShareInvitations", "ram:AcceptResourceShareInvitation")
                .finds(results -> Optional.of(results.of(named))
                        .filter(share -> share.letsIn(principal) || outside())
                        .map(this::share))
                .makes(results -> share(accepted(results.of(named), progress)));
    }

    /** Waits until it works, and accepts the invitation if there is one: without sharing in the organization all get one. */
    private LiveShare accepted(LiveShare share, ProgressListener progress) {
        LiveShare now = settled(
                share.arn(),
                look -> look.letsIn(principal) || invitation(share.arn()).isPresent(),
                principal.value(),
                progress);
        if (now.letsIn(principal)) {
            return now;
        }
        reachable().ifPresent(consumer -> invitation(share.arn()).ifPresent(open -> shares.accept(consumer, open)));
        return settled(share.arn(), look -> look.letsIn(principal), principal.value(), progress);
    }

    private Optional<ResourceShareInvitation> invitation(String arn) {
        return reachable()
                .flatMap(consumer -> shares.invitations(shared.owner(), consumer)
                        .filter(each -> each.resourceShareArn().equals(arn))
                        .findFirst());
    }

    private void removed(Step.Details<Boolean> details, Predicate<Step.Results> wanted) {
        details.in(shared.owner())
                .needs(
                        "ram:GetResourceShares",
                        "ram:GetResourceShareAssociations",
                        "ram:ListResourceSharePermissions",
                        "ram:DisassociateResourceShare",
                        "ram:DeleteResourceShare")
                .finds(results -> !wanted.test(results)
                                || shares.ours(shared).filter(this::leavable).isEmpty()
                        ? Optional.of(true)
                        : Optional.empty())
                .makes(results -> {
                    shares.ours(shared).ifPresent(this::leave);
                    return true;
                });
    }

    private boolean leavable(LiveShare share) {
        return share.names(principal) || share.principals().isEmpty();
    }

    /** A share that nobody is in any more goes with the last one, unless somebody put more into it. */
    private void leave(LiveShare share) {
        boolean last = share.principals().keySet().stream().allMatch(principal.value()::equals)
                && share.resources().keySet().stream().allMatch(shared.resource()::equals);
        try {
            if (last) {
                ram().deleteResourceShare(r -> r.resourceShareArn(share.arn()));
            } else {
                ram().disassociateResourceShare(
                                r -> r.resourceShareArn(share.arn()).principals(principal.value()));
            }
        } catch (NotFoundException e) {
            // it is gone: by somebody else, or by this call, whose first answer was lost
        }
    }

    private LiveShare settled(String arn, Predicate<LiveShare> done, String entity, ProgressListener progress) {
        return platform.work()
                .waitFor("resource share " + shared.name(), () -> shares.look(shared.owner(), arn))
                .until(look -> look.filter(done).isPresent())
                .failsWhen(
                        look -> look.filter(share -> failed(share, entity)).isPresent(),
                        look -> "RAM could not associate " + entity)
                .every(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .reportTo(progress)
                .await()
                .orElseThrow();
    }

    private static boolean failed(LiveShare share, String entity) {
        return share.resources().get(entity) == ResourceShareAssociationStatus.FAILED
                || share.principals().get(entity) == ResourceShareAssociationStatus.FAILED;
    }

    private Share share(LiveShare live) {
        return new Share(live.arn(), shared.resource(), principal, live.letsIn(principal));
    }

    /** The account, if the platform can act in it. */
    private Optional<AccountId> reachable() {
        return principal.account().filter(this::inTopology);
    }

    private boolean outside() {
        return principal.account().filter(account -> !inTopology(account)).isPresent();
    }

    private boolean inTopology(AccountId account) {
        return platform.topology().accounts().stream()
                .anyMatch(each -> each.id().equals(account));
    }

    private RamClient ram() {
        return shares.client(shared.owner());
    }
}
