package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.FeatureGroups;
import dev.mlgovern.featurestore.sharing.Finding.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at every half of what one request needs. */
final class Diagnoser {
    private final MlPlatform platform;
    private final AccessRequest request;
    private final FeatureGroupArn group;
    private final ShareDoctor shares;

    Diagnoser(MlPlatform platform, AccessRequest request) {
        this.platform = platform;
        this.request = request;
        this.group = request.group();
        this.shares = new ShareDoctor(platform, request.with());
    }

    Diagnosis diagnosis() {
        List<Finding> findings = new ArrayList<>();
        findings.add(discovery());
        findings.addAll(known(Half.SHARE, this::share));
        findings.add(caller());
        if (request.offline()) {
            findings.addAll(known(Half.OFFLINE_STORE, this::offline));
        }
        return new Diagnosis(request, findings);
    }

    /** One finding for all halves of the catalog's share: it is either found or not. */
    private Finding discovery() {
        Shared catalog = Shared.catalog(group.account(), group.region());
        List<Finding> halves = known(
                Half.DISCOVERY, () -> shares.examine(catalog, List.of(catalog.name()), List.of(catalog.permission())));
        Finding worst = halves.stream()
                .filter(Finding::wrong)
                .findFirst()
                .or(() -> halves.stream()
                        .filter(each -> each.state() == State.UNKNOWN)
                        .findFirst())
                .orElse(halves.get(0));
        String what = worst.wrong() ? "cannot be found by searching: " + worst.what() : worst.what();
        return Finding.of(Half.DISCOVERY, worst.state(), what)
                .where(worst.where())
                .resource(catalog.resource())
                .build();
    }

    private List<Finding> share() {
        Access[] all = Access.values();
        return shares.examine(
                Shared.group(group, request.access()),
                Arrays.stream(all)
                        .map(access -> Shared.group(group, access).name())
                        .toList(),
                Arrays.stream(all)
                        .filter(access ->
                                access.actions().containsAll(request.access().actions()))
                        .map(Access::permission)
                        .toList());
    }

    /** The policies of a role are its own account's; nobody else can read them. */
    private Finding caller() {
        String statement = "{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":\"%s\"}"
                .formatted(String.join("\",\"", request.access().actions()), group);
        return Finding.of(
                        Half.CALLER,
                        State.UNKNOWN,
                        "the identity policy of the role that calls is not looked at; it has to allow this too")
                .where(request.with().account().orElse(group.account()))
                .resource("the identity policy of that role")
                .toAdd(statement)
                .build();
    }

    private List<Finding> offline() {
        Optional<AccountId> reader = request.with().account();
        Optional<FeatureGroup> live = new FeatureGroups(platform).find(group);
        if (reader.isEmpty() || live.isEmpty()) {
            return List.of(finding(
                    Half.OFFLINE_STORE,
                    State.MISSING,
                    live.isEmpty() ? "there is no such group" : "only an account can read the offline store"));
        }
        return OfflineAccess.of(platform, live.orElseThrow(), reader.orElseThrow())
                .map(access -> new OfflineDoctor(platform, access, reader.orElseThrow()).findings())
                .orElseGet(() -> List.of(
                        finding(Half.OFFLINE_STORE, State.MISSING, "the group has no offline store with a table")));
    }

    private List<Finding> known(Half half, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (AccessDeniedException | RoleNotAssumableException e) {
            return List.of(finding(half, State.UNKNOWN, "may not be looked at: " + e.getMessage()));
        }
    }

    private Finding finding(Half half, State state, String what) {
        return Finding.of(half, state, what)
                .where(group.account())
                .resource(group.toString())
                .build();
    }
}
