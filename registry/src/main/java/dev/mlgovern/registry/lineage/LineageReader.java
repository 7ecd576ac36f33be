package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.FanOut;
import java.util.List;

/**
 * Reads one graph over all accounts: what each account knows, then what the accounts know that own what came up, and so
 * on, side by side.
 */
final class LineageReader {
    private static final int HOPS = 16;

    private final MlPlatform platform;

    LineageReader(MlPlatform platform) {
        this.platform = platform;
    }

    LineageGraph read(String arn) {
        Visit first = new Visit(ActionSpec.placeOf(arn), arn);
        Collected collected = new Collected(platform.topology());
        List<Visit> wave = List.of(first);
        platform.in(first.place().account());
        for (int hop = 0; hop < HOPS && !wave.isEmpty(); hop++) {
            FanOut<Visit, Traced> traced = platform.work()
                    .forEach(wave, visit -> new AccountReader(platform, visit.place()).trace(visit.uri()));
            if (hop == 0 && !traced.failures().isEmpty()) {
                throw traced.failures().values().iterator().next();
            }
            collected.visited(wave, traced);
            describe(collected);
            wave = collected.next();
        }
        collected.unvisited(wave, "more than " + HOPS + " accounts in a row");
        return collected.graph(first).orElseThrow(() -> nothing(first));
    }

    private void describe(Collected collected) {
        FanOut<Located, Entry> described = platform.work()
                .forEach(
                        collected.undescribed(),
                        located -> new AccountReader(platform, located.place()).describe(located.arn()));
        collected.described(described);
    }

    private static NotFoundException nothing(Visit visit) {
        AccountId account = visit.place().account();
        return new NotFoundException(Failure.of("lineage", "no lineage is recorded for " + visit.uri())
                .in(account));
    }

    /**
     * A URI to follow in an account.
     *
     * @param place where to look
     * @param uri what to look for
     */
    record Visit(Place place, String uri) {}

    /**
     * An entity and the account that can describe it.
     *
     * @param place whom to ask
     * @param arn of the entity
     */
    record Located(Place place, String arn) {}
}
