package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.FanOut;
import java.util.Collection;
import java.util.List;

/**
 * What SageMaker's model dashboard shows for one account, for all accounts and Regions of the topology. Thread-safe.
 *
 * <pre>{@code
 * Inventory inventory = ModelGovernance.on(platform).inventory().read();
 * System.out.println(inventory.with(Concern.UNMONITORED));
 * }</pre>
 *
 * <p>A version is found where it is registered; what serves it and its card are found in any account. Search trails behind changes.
 *
 * <p>Calls {@code sagemaker:Search}, four listings of a hundred a page for each account and Region.
 */
public final class ModelInventory {
    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives accounts, Regions and clients
     */
    public ModelInventory(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Reads all accounts of the topology.
     *
     * @return every model version; an account that cannot be read is a failure in it
     */
    public Inventory read() {
        return read(platform.topology().accounts().stream().map(Account::id).toList());
    }

    /**
     * Reads some accounts; endpoints and cards in others are not found then.
     *
     * @param accounts of the topology
     * @return their model versions; an account that cannot be read is a failure in it
     * @throws dev.mlgovern.core.error.InvalidRequestException if one is not in the topology
     */
    public Inventory read(Collection<AccountId> accounts) {
        accounts.forEach(account -> platform.topology().account(account));
        List<Place> places = accounts.stream()
                .distinct()
                .flatMap(account -> platform.topology().regions().stream().map(region -> new Place(account, region)))
                .toList();
        FanOut<Place, PlaceReading> read = platform.work().forEach(places, this::reading);
        return new Inventory(new Assembly(platform.topology()).lines(read.results()), read.failures());
    }

    /** As another account its models would be told twice, and this one's not at all. */
    private PlaceReading reading(Place place) {
        AccountScope scope = platform.in(place.account()).in(place.region());
        scope.confirm();
        return PlaceReading.of(scope);
    }
}
