package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The accounts of an index, read when they are due. */
final class Shards {
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** With more changed groups than this, reading the whole account again is cheaper than looking through them. */
    private static final int MOST_CHANGED = 100;

    private final MlPlatform platform;
    private final IndexSettings settings;
    private final Set<AccountId> accounts;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<FeatureGroupArn, Change> changes = new HashMap<>();
    private volatile Map<AccountId, Shard> shards = Map.of();
    private volatile Instant due = Instant.MIN;

    Shards(MlPlatform platform, IndexSettings settings, Set<AccountId> accounts) {
        this.platform = platform;
        this.settings = settings;
        this.accounts = accounts;
    }

    /** When a group that changed is to be read, and whether that is enough. */
    private record Change(Instant due, boolean last) {}

    int size() {
        return shards.values().stream().mapToInt(Shard::size).sum();
    }

    boolean changed(FeatureGroupArn group) {
        if (!accounts.contains(group.account())
                || !platform.in(group.account()).region().equals(group.region())) {
            return false;
        }
        synchronized (changes) {
            changes.put(group, new Change(Instant.MIN, false));
            due = Instant.MIN;
        }
        return true;
    }

    /** Only the first answer is waited for; later on, one thread reads and the others go on with what there is. */
    Map<AccountId, Shard> fresh() {
        if (!now().isBefore(due)) {
            if (shards.isEmpty()) {
                reading.lock();
            } else if (!reading.tryLock()) {
                return shards;
            }
            try {
                readWhatIsDue();
            } finally {
                reading.unlock();
            }
        }
        return shards;
    }

    void refresh() {
        reading.lock();
        try {
            read(accounts);
            schedule();
        } finally {
            reading.unlock();
        }
    }

    private void readWhatIsDue() {
        Instant now = now();
        Map<AccountId, Shard> known = shards;
        read(accounts.stream()
                .filter(account ->
                        !now.isBefore(known.getOrDefault(account, Shard.UNREAD).due()))
                .toList());
        changesDue(now).forEach(this::readChange);
        schedule();
    }

    private void schedule() {
        synchronized (changes) {
            due = Stream.concat(
                            shards.values().stream().map(Shard::due),
                            changes.values().stream().map(Change::due))
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
        }
    }

    private void read(Collection<AccountId> stale) {
        Map<AccountId, Shard> next = new LinkedHashMap<>();
        accounts.forEach(account -> next.put(account, shards.getOrDefault(account, Shard.UNREAD)));
        AtomicInteger room = new AtomicInteger(settings.maxEntries());
        next.forEach((account, shard) -> room.addAndGet(stale.contains(account) ? 0 : -shard.size()));
        FanOut<AccountId, Segment> read = platform.work().forEach(stale, account -> segment(account, room));
        Instant now = now();
        read.results()
                .forEach((account, segment) ->
                        next.put(account, new Shard(segment, Map.of(), now.plus(settings.maxAge()), null)));
        read.failures()
                .forEach((account, failure) ->
                        next.computeIfPresent(account, (id, shard) -> shard.failed(failure, now.plus(retry()))));
        shards = Collections.unmodifiableMap(next);
    }

    private Segment segment(AccountId account, AtomicInteger room) {
        Searches search = new Searches(platform.in(account), false);
        return Segment.of(kept(search.groups(null), account, room), kept(search.features(null), account, room));
    }

    private <T> List<T> kept(Pages<T> pages, AccountId account, AtomicInteger room) {
        List<T> kept = new ArrayList<>();
        for (T found : pages) {
            if (room.decrementAndGet() < 0) {
                throw new QuotaExceededException(Failure.of(
                                "discovery",
                                "an index of %d groups and features has no room for those of this account: allow more, or name fewer accounts"
                                        .formatted(settings.maxEntries()))
                        .in(account));
            }
            kept.add(found);
        }
        return kept;
    }

    private Map<FeatureGroupArn, Change> changesDue(Instant now) {
        Map<FeatureGroupArn, Change> due = new HashMap<>();
        synchronized (changes) {
            changes.forEach((group, change) -> {
                if (!now.isBefore(change.due())) {
                    due.put(group, change);
                }
            });
        }
        return due;
    }

    private void readChange(FeatureGroupArn group, Change change) {
        Map<AccountId, Shard> next = new LinkedHashMap<>(shards);
        next.computeIfPresent(group.account(), (account, shard) -> changed(shard, group));
        shards = Collections.unmodifiableMap(next);
        synchronized (changes) {
            // an event that came meanwhile has put another one there
            if (changes.remove(group, change) && !change.last()) {
                changes.put(group, new Change(now().plus(settings.searchLag()), true));
            }
        }
    }

    private Shard changed(Shard shard, FeatureGroupArn group) {
        try {
            Searches search = new Searches(platform.in(group.account()), false);
            Segment found = Segment.of(
                    search.groups(Expressions.ofGroup(group.name())).stream().toList(),
                    search.features(Expressions.ofGroup(group.name())).stream().toList());
            Shard changed = shard.with(group, found);
            return changed.changed().size() > MOST_CHANGED ? changed.dueAt(Instant.MIN) : changed;
        } catch (GovernanceException e) {
            return shard.failed(e, now().plus(retry()));
        }
    }

    private Duration retry() {
        return RETRY.compareTo(settings.maxAge()) < 0 ? RETRY : settings.maxAge();
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
