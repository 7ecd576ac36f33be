package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Pages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListResourceCatalogsResponse;

/** Where to ask, so that few calls find everything. */
final class Places {
    private final MlPlatform platform;
    private final Wanted wanted;
    private final Map<AccountId, GovernanceException> failures;
    private final Set<AccountId> known = new LinkedHashSet<>();

    Places(MlPlatform platform, Wanted wanted, Map<AccountId, GovernanceException> failures) {
        this.platform = platform;
        this.wanted = wanted;
        this.failures = failures;
        platform.topology().accounts().stream().map(Account::id).forEach(known::add);
    }

    /** Accounts of the platform come before the catalogs, which show less of the same groups. */
    List<Searches> all() {
        List<AccountId> chosen = wanted.query().accounts();
        Set<AccountId> own = new LinkedHashSet<>(known);
        own.removeIf(account -> !chosen.isEmpty() && !chosen.contains(account));
        AccountId viewer = wanted.query().catalogsOf().orElse(null);
        return viewer == null ? asked(own) : throughCatalogs(viewer, own);
    }

    private List<Searches> throughCatalogs(AccountId viewer, Set<AccountId> own) {
        Set<AccountId> shared = owners(viewer);
        Set<AccountId> foreign = new LinkedHashSet<>(wanted.query().accounts());
        foreign.removeAll(known);
        foreign.stream()
                .filter(account -> !shared.contains(account))
                .forEach(account ->
                        fail(account, "it is not in the" + " topology and shares no catalog with " + viewer));
        if (!wanted.tags().isEmpty()) {
            // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-search-feature-group-metadata.html
            shared.stream()
                    .filter(account -> !known.contains(account))
                    .forEach(account -> fail(
                            account, "tags are not" + " shown through a catalog, and the platform has no role in it"));
            return asked(own);
        }
        if (shared.isEmpty()) {
            return asked(own);
        }
        if (wanted.words().isEmpty()) {
            own.removeAll(shared);
        }
        List<Searches> all = asked(own);
        all.add(new Searches(platform.in(viewer), true));
        return all;
    }

    private List<Searches> asked(Set<AccountId> accounts) {
        List<Searches> all = new ArrayList<>();
        accounts.forEach(account -> all.add(new Searches(platform.in(account), false)));
        return all;
    }

    private void fail(AccountId account, String why) {
        failures.put(
                account,
                new InvalidRequestException(
                        Failure.of("discovery", "the account could not be searched")
                                .in(account),
                        List.of(why)));
    }

    /** {@return who lets the viewer discover its groups; none if that cannot be told, which is a failure of the viewer} */
    private Set<AccountId> owners(AccountId viewer) {
        Set<AccountId> owners = new LinkedHashSet<>();
        try {
            AccountScope scope = platform.in(viewer);
            Pages.<String>of(token -> {
                        ListResourceCatalogsResponse page =
                                scope.client(SageMakerClient::builder).listResourceCatalogs(r -> r.nextToken(token));
                        return new Pages.Page<>(
                                page.resourceCatalogs().stream()
                                        .map(each -> each.resourceCatalogArn())
                                        .toList(),
                                page.nextToken());
                    })
                    .forEach(arn -> owners.add(AccountId.of(arn.split(":", 6)[4])));
            owners.remove(viewer);
        } catch (GovernanceException e) {
            failures.put(viewer, e);
        }
        return owners;
    }
}
