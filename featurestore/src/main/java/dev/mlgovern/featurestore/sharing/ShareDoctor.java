package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.sharing.Finding.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;

/** Finds the missing halves of a resource share: of all shares there are it tells those of the one that is nearest. */
final class ShareDoctor {
    private final MlPlatform platform;
    private final SharePrincipal principal;

    ShareDoctor(MlPlatform platform, SharePrincipal principal) {
        this.platform = platform;
        this.principal = principal;
    }

    /**
     * What keeps a resource from being shared.
     *
     * @param shared what is wanted
     * @param names of the shares that we make for it
     * @param enough names of the permissions that give what is wanted, or more
     */
    List<Finding> examine(Shared shared, List<String> names, List<String> enough) {
        return new ResourceShares(platform, shared.region())
                .of(shared, names).stream()
                        .map(share -> halves(shared, share, enough))
                        .min(Comparator.comparingLong(
                                halves -> halves.stream().filter(Finding::wrong).count()))
                        .orElseGet(() -> List.of(
                                finding(shared, Half.SHARE, State.MISSING, "there is no resource share for it")));
    }

    private List<Finding> halves(Shared shared, LiveShare share, List<String> enough) {
        List<Finding> halves = new ArrayList<>();
        halves.add(finding(shared, Half.SHARE, State.PRESENT, "resource share " + share.name()));
        ResourceShareAssociationStatus resource = share.resources().get(shared.resource());
        halves.add(finding(
                shared,
                Half.RESOURCE,
                resource == ResourceShareAssociationStatus.ASSOCIATED ? State.PRESENT : State.MISSING,
                resource == null
                        ? "resource share %s does not have it".formatted(share.name())
                        : "resource share %s has it as %s".formatted(share.name(), resource)));
        halves.addAll(principal(shared, share));
        boolean permitted = share.permissions().stream().anyMatch(enough::contains);
        halves.add(finding(
                shared,
                Half.PERMISSION,
                permitted ? State.PRESENT : State.MISSING,
                "resource share %s has %s%s"
                        .formatted(
                                share.name(), share.permissions(), permitted ? "" : ", wanted is one of " + enough)));
        return halves;
    }

    private List<Finding> principal(Shared shared, LiveShare share) {
        ResourceShareAssociationStatus status = share.principals().get(principal.value());
        if (status == null) {
            return List.of(group(shared, share)
                    .orElseGet(() -> finding(
                            shared,
                            Half.PRINCIPAL,
                            State.MISSING,
                            "resource share %s is not with %s".formatted(share.name(), principal))));
        }
        Finding named =
                finding(shared, Half.PRINCIPAL, State.PRESENT, "resource share %s is with it".formatted(share.name()));
        return switch (status) {
            case ASSOCIATED -> List.of(named);
            case ASSOCIATING -> List.of(named, invitation(shared, share));
            default ->
                List.of(finding(
                        shared,
                        Half.PRINCIPAL,
                        State.MISSING,
                        "resource share %s has %s as %s".formatted(share.name(), principal, status)));
        };
    }

    /** Organizations and units that the account may be in. */
    private Optional<Finding> group(Shared shared, LiveShare share) {
        String organization = platform.topology().organization().orElse("no organization");
        boolean inTopology = principal.account().filter(this::inTopology).isPresent();
        for (String each : share.principals().keySet()) {
            if (inTopology && each.endsWith(":organization/" + organization)) {
                return Optional.of(finding(
                        shared,
                        Half.PRINCIPAL,
                        State.PRESENT,
                        "resource share %s is with %s".formatted(share.name(), each)));
            }
            if (inTopology && each.contains(":ou/" + organization + "/")) {
                return Optional.of(finding(
                        shared,
                        Half.PRINCIPAL,
                        State.UNKNOWN,
                        "resource share %s is with %s; whether the account is in that unit is not known here"
                                .formatted(share.name(), each)));
            }
        }
        return Optional.empty();
    }

    private Finding invitation(Shared shared, LiveShare share) {
        AccountId consumer = principal.account().orElse(shared.owner());
        return Finding.of(
                        Half.INVITATION,
                        State.MISSING,
                        "the invitation into resource share %s is not accepted; FeatureSharing.accept does it there"
                                .formatted(share.name()))
                .where(consumer)
                .resource(share.arn())
                .build();
    }

    private boolean inTopology(AccountId account) {
        return platform.topology().accounts().stream()
                .anyMatch(each -> each.id().equals(account));
    }

    private static Finding finding(Shared shared, Half half, State state, String what) {
        return Finding.of(half, state, what)
                .where(shared.owner())
                .resource(shared.resource())
                .build();
    }
}
