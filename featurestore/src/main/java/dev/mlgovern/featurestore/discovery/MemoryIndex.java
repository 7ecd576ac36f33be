package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index over shards, one for each account. */
public final class MemoryIndex implements FeatureIndex {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\\d{12}:feature-group/[a-zA-Z0-9_-]+");

    private final MlPlatform platform;
    private final Shards shards;

    /**
     * Holds nothing yet.
     *
     * @param platform gives the clients
     * @param settings what it holds, and for how long
     * @throws InvalidRequestException if an account is not in the topology
     */
    public MemoryIndex(MlPlatform platform, IndexSettings settings) {
        this.platform = platform;
        Set<AccountId> accounts = new LinkedHashSet<>(settings.accounts());
        accounts.forEach(platform::in);
        if (accounts.isEmpty()) {
            platform.topology().accounts().stream().map(Account::id).forEach(accounts::add);
        }
        this.shards = new Shards(platform, settings, accounts);
    }

    @Override
    public Hits<FoundGroup> groups(FeatureQuery query) {
        Wanted wanted = wanted(query);
        return new Hits<>(failures -> {
            IndexReading<FoundGroup> reading = new IndexReading<>(wanted, Texts.GROUP.order());
            eachSegment(
                    wanted,
                    failures,
                    (shard, segment) -> reading.add(
                            segment.groups(),
                            group -> shard.shows(segment, group.arn()) && segment.holds(group, wanted)));
            return reading;
        });
    }

    @Override
    public Hits<FoundFeature> features(FeatureQuery query) {
        Wanted wanted = wanted(query);
        return new Hits<>(failures -> {
            IndexReading<FoundFeature> reading = new IndexReading<>(wanted, Texts.FEATURE.order());
            eachSegment(
                    wanted,
                    failures,
                    (shard, segment) -> reading.add(
                            segment.features(),
                            feature -> shard.shows(segment, feature.group()) && segment.holds(feature, wanted)));
            return reading;
        });
    }

    private Wanted wanted(FeatureQuery query) {
        if (query.catalogsOf().isPresent()) {
            throw new InvalidRequestException(
                    Failure.of("discovery", "1 problem of the query"),
                    List.of("catalogs of " + query.catalogsOf().get() + " are not in an index: ask SageMaker"));
        }
        return Wanted.of(query, platform);
    }

    private void eachSegment(
            Wanted wanted, Map<AccountId, GovernanceException> failures, BiConsumer<Shard, Segment> each) {
        List<AccountId> chosen = wanted.query().accounts();
        shards.fresh().forEach((account, shard) -> {
            if (chosen.isEmpty() || chosen.contains(account)) {
                if (shard.failure() != null) {
                    failures.put(account, shard.failure());
                }
                shard.segments().forEach(segment -> each.accept(shard, segment));
            }
        });
    }

    @Override
    public boolean changed(String event) {
        Matcher found = ARN.matcher(event);
        return found.find() && shards.changed(FeatureGroupArn.parse(found.group()));
    }

    @Override
    public void refresh() {
        shards.refresh();
    }

    @Override
    public int size() {
        return shards.size();
    }

    /** How much it holds. */
    @Override
    public String toString() {
        return "FeatureIndex[%d groups and features]".formatted(size());
    }
}
