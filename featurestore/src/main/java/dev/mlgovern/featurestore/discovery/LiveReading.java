package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.FanOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reading of what all accounts have. Used by one thread at a time. */
final class LiveReading<T> {
    private final MlPlatform platform;
    private final Wanted wanted;
    private final Texts<T> texts;
    private final Map<AccountId, GovernanceException> failures;

    LiveReading(MlPlatform platform, Wanted wanted, Texts<T> texts, Map<AccountId, GovernanceException> failures) {
        this.platform = platform;
        this.wanted = wanted;
        this.texts = texts;
        this.failures = failures;
    }

    /** The best of all accounts first, which takes all of them; or account by account, with the first page of each fetched side by side. */
    Iterator<T> hits(Function<Searches, Stream<T>> listing) {
        List<Searches> accounts = new Places(platform, wanted, failures).all();
        if (wanted.words().isEmpty()) {
            return new InTurn(opened(accounts, account -> {
                Iterator<T> iterator = listing.apply(account).iterator();
                var unused = iterator.hasNext(); // fetches the first page
                return iterator;
            }));
        }
        List<Ranked<T>> all = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        opened(accounts, account -> ranked(listing.apply(account))).values().stream()
                .flatMap(List::stream)
                .filter(hit -> seen.add(texts.key(hit.hit())))
                .forEach(all::add);
        all.sort(Ranked.order(texts.order()));
        return all.stream().map(Ranked::hit).iterator();
    }

    private List<Ranked<T>> ranked(Stream<T> hits) {
        return hits.map(hit -> new Ranked<>(hit, Words.score(texts.of(hit), wanted.words())))
                .filter(ranked -> ranked.score() != Words.NOT)
                .toList();
    }

    private <V> Map<Searches, V> opened(List<Searches> accounts, Function<Searches, V> open) {
        FanOut<Searches, V> opened = platform.work().forEach(accounts, open);
        opened.failures().forEach(this::failed);
        return opened.results();
    }

    private void failed(Searches account, GovernanceException failure) {
        failures.putIfAbsent(account.scope().account().id(), failure);
    }

    private final class InTurn implements Iterator<T> {
        private final Iterator<Map.Entry<Searches, Iterator<T>>> accounts;
        private final Set<Object> seen = new HashSet<>();
        private Map.@Nullable Entry<Searches, Iterator<T>> present;
        private @Nullable T next;

        InTurn(Map<Searches, Iterator<T>> accounts) {
            this.accounts = accounts.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            while (next == null && (present != null || accounts.hasNext())) {
                if (present == null) {
                    present = accounts.next();
                }
                T found = advanced(present);
                if (found == null) {
                    present = null;
                } else if (seen.add(texts.key(found))) {
                    next = found;
                }
            }
            return next != null;
        }

        /** {@return the next of an account, null at its end or where it fails} */
        private @Nullable T advanced(Map.Entry<Searches, Iterator<T>> account) {
            try {
                return account.getValue().hasNext() ? account.getValue().next() : null;
            } catch (GovernanceException e) {
                failed(account.getKey(), e);
                return null;
            }
        }

        @Override
        public T next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("no more hits");
            }
            T found = next;
            next = null;
            return found;
        }
    }
}
