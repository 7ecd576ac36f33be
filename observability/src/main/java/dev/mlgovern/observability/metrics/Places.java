package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Where to ask for the metrics of accounts. */
final class Places {
    private final MlPlatform platform;
    private final @Nullable AccountId monitoring;

    Places(MlPlatform platform, @Nullable AccountId monitoring) {
        this.platform = platform;
        this.monitoring = monitoring;
    }

    /** One account in one Region that is asked, and those that it is asked for. */
    record Place(AccountScope scope, List<AccountId> accounts, boolean linked) {
        /** As another account its metrics would be told as this one's. */
        CloudWatchClient client() {
            scope.confirm();
            return scope.client(CloudWatchClient::builder);
        }
    }

    MlPlatform platform() {
        return platform;
    }

    List<AccountId> all() {
        return platform.topology().accounts().stream().map(Account::id).toList();
    }

    /** Links lead to one Region each: a sink is of an account and a Region. */
    List<Place> of(Collection<AccountId> accounts) {
        if (monitoring == null) {
            return accounts.stream()
                    .distinct()
                    .map(account -> new Place(platform.in(account), List.of(account), false))
                    .toList();
        }
        Map<Region, List<AccountId>> regions = new LinkedHashMap<>();
        accounts.stream()
                .distinct()
                .forEach(account -> regions.computeIfAbsent(platform.in(account).region(), unused -> new ArrayList<>())
                        .add(account));
        AccountScope scope = platform.in(monitoring);
        List<Place> places = new ArrayList<>();
        regions.forEach((region, linked) -> places.add(new Place(scope.in(region), List.copyOf(linked), true)));
        return places;
    }
}
