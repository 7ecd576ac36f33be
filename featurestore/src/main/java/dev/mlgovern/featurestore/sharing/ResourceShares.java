package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceSharesRequest;
import software.amazon.awssdk.services.ram.model.GetResourceSharesResponse;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.ram.model.ResourceSharePermissionSummary;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;

/** Reads the resource shares of an account in a region. */
final class ResourceShares {
    private static final Set<ResourceShareAssociationStatus> GONE =
            Set.of(ResourceShareAssociationStatus.DISASSOCIATING, ResourceShareAssociationStatus.DISASSOCIATED);
    private static final Set<ResourceShareStatus> ALIVE =
            Set.of(ResourceShareStatus.PENDING, ResourceShareStatus.ACTIVE);

    private final MlPlatform platform;
    private final Region region;

    ResourceShares(MlPlatform platform, Region region) {
        this.platform = platform;
        this.region = region;
    }

    RamClient client(AccountId account) {
        return platform.in(account).in(region).client(RamClient::builder);
    }

    /** The share that we make, if it is there; of several of the name the oldest. */
    Optional<LiveShare> ours(Shared shared) {
        return shares(shared.owner(), r -> r.name(shared.name()))
                .map(share -> live(shared.owner(), share))
                .filter(share ->
                        share.resources().isEmpty() || share.resources().containsKey(shared.resource()))
                .findFirst();
    }

    /** All shares of a resource, whoever made them, and those that we made for it even if they do not have it. */
    List<LiveShare> of(Shared shared, List<String> names) {
        Set<String> arns = associations(
                        shared.owner(),
                        r -> r.associationType(ResourceShareAssociationType.RESOURCE)
                                .resourceArn(shared.resource()))
                .map(ResourceShareAssociation::resourceShareArn)
                .collect(Collectors.toCollection(HashSet::new));
        return shares(shared.owner(), r -> {})
                .filter(share -> arns.contains(share.resourceShareArn()) || names.contains(share.name()))
                .map(share -> live(shared.owner(), share))
                .toList();
    }

    /** What an account is shared with by another one, once it is effective. */
    Stream<String> sharedBy(AccountId owner, AccountId consumer) {
        return shares(consumer, ResourceOwner.OTHER_ACCOUNTS, r -> {})
                .filter(share -> share.owningAccountId().equals(owner.value()))
                .map(ResourceShare::resourceShareArn);
    }

    /** The open invitations that an account has from another one. */
    Stream<ResourceShareInvitation> invitations(AccountId owner, AccountId consumer) {
        return Pages.<ResourceShareInvitation>of(token -> {
                    var page = client(consumer).getResourceShareInvitations(r -> r.nextToken(token));
                    return new Pages.Page<>(page.resourceShareInvitations(), page.nextToken());
                })
                .stream()
                .filter(each -> each.status() == ResourceShareInvitationStatus.PENDING
                        && each.senderAccountId().equals(owner.value()));
    }

    void accept(AccountId consumer, ResourceShareInvitation invitation) {
        try {
            client(consumer)
                    .acceptResourceShareInvitation(
                            r -> r.resourceShareInvitationArn(invitation.resourceShareInvitationArn()));
        } catch (ConflictException e) {
            // somebody else was faster; whether it was a yes is seen by what comes of it
        }
    }

    LiveShare live(AccountId owner, ResourceShare share) {
        String arn = share.resourceShareArn();
        return new LiveShare(
                arn,
                share.name(),
                Boolean.TRUE.equals(share.allowExternalPrincipals()),
                associated(owner, arn, ResourceShareAssociationType.RESOURCE),
                associated(owner, arn, ResourceShareAssociationType.PRINCIPAL),
                permissions(owner, arn));
    }

    /** As it is now, or gone. */
    Optional<LiveShare> look(AccountId owner, String arn) {
        try {
            return shares(owner, r -> r.resourceShareArns(arn))
                    .map(share -> live(owner, share))
                    .findFirst();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private Map<String, ResourceShareAssociationStatus> associated(
            AccountId owner, String arn, ResourceShareAssociationType type) {
        Map<String, ResourceShareAssociationStatus> found = new LinkedHashMap<>();
        associations(owner, r -> r.associationType(type).resourceShareArns(arn))
                .forEach(each -> found.put(each.associatedEntity(), each.status()));
        return found;
    }

    /** What was taken away is listed for a while. */
    private Stream<ResourceShareAssociation> associations(
            AccountId owner, Consumer<GetResourceShareAssociationsRequest.Builder> which) {
        return Pages.<ResourceShareAssociation>of(token -> {
                    var page = client(owner).getResourceShareAssociations(r -> which.accept(r.nextToken(token)));
                    return new Pages.Page<>(page.resourceShareAssociations(), page.nextToken());
                })
                .stream()
                .filter(each -> !GONE.contains(each.status()));
    }

    private Stream<ResourceShare> shares(AccountId owner, Consumer<GetResourceSharesRequest.Builder> which) {
        return shares(owner, ResourceOwner.SELF, which);
    }

    private Stream<ResourceShare> shares(
            AccountId account, ResourceOwner whose, Consumer<GetResourceSharesRequest.Builder> which) {
        return Pages.<ResourceShare>of(token -> {
                    GetResourceSharesResponse page = client(account)
                            .getResourceShares(
                                    r -> which.accept(r.resourceOwner(whose).nextToken(token)));
                    return new Pages.Page<>(page.resourceShares(), page.nextToken());
                })
                .stream()
                .filter(share -> ALIVE.contains(share.status()));
    }

    private List<String> permissions(AccountId owner, String arn) {
        return Pages.<ResourceSharePermissionSummary>of(token -> {
                    var page = client(owner)
                            .listResourceSharePermissions(
                                    r -> r.resourceShareArn(arn).nextToken(token));
                    return new Pages.Page<>(page.permissions(), page.nextToken());
                })
                .stream()
                .map(ResourceSharePermissionSummary::name)
                .toList();
    }
}
