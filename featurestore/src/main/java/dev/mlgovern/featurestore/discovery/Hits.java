package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What was found: fetched as it is read, and kept, so that reading it again calls nothing. Thread-safe.
 *
 * @param <T> what is looked for
 */
public final class Hits<T> implements Iterable<T> {
    private static final int SHOWN = 20;

    /** Gives the hits, and learns of the accounts that fail meanwhile. */
    @FunctionalInterface
    interface Source<T> {
        Iterator<T> read(Map<AccountId, GovernanceException> failures);
    }

    private final Source<T> source;
    private final List<T> read = new ArrayList<>();
    private final Map<AccountId, GovernanceException> failures = new LinkedHashMap<>();
    private @Nullable Iterator<T> rest;

    private Hits(Source<T> source) {
        this.source = source;
    }

    static <T> Hits<T> of(Source<T> source) {
        return new Hits<>(source);
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return has(next);
            }

            @Override
            public T next() {
                if (!has(next)) {
                    throw new NoSuchElementException("no more hits");
                }
                return kept(next++);
            }
        };
    }

    /**
     * The same as a sequential stream.
     *
     * @return a new stream from the first hit on
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads everything.
     *
     * @return all hits, in order
     */
    public List<T> toList() {
        readAll();
        return kept();
    }

    /**
     * Reads everything, and tells the accounts that could not be asked: what is theirs is not among the hits, or not all of it.
     *
     * @return by account; empty if all went well
     */
    public Map<AccountId, GovernanceException> failures() {
        readAll();
        return failuresSoFar();
    }

    /**
     * Tells the accounts that could not be asked, as far as hits were read; calls nothing.
     *
     * @return by account
     */
    public synchronized Map<AccountId, GovernanceException> failuresSoFar() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    private void readAll() {
        int all = kept().size();
        while (has(all)) {
            all++;
        }
    }

    private synchronized boolean has(int position) {
        if (position < read.size()) {
            return true;
        }
        Iterator<T> left = rest == null ? source.read(failures) : rest;
        rest = left;
        if (!left.hasNext()) {
            return false;
        }
        read.add(left.next());
        return true;
    }

    private synchronized T kept(int position) {
        return read.get(position);
    }

    private synchronized List<T> kept() {
        return List.copyOf(read);
    }

    /** The first hits of those that were read, a line each; nothing is fetched for it. */
    @Override
    public synchronized String toString() {
        if (rest == null) {
            return "hits that are fetched as they are read, by iterator(), stream() or toList()";
        }
        Stream<String> hits = read.stream().limit(SHOWN).map(Object::toString);
        Stream<String> more =
                read.size() > SHOWN ? Stream.of("and %d more".formatted(read.size() - SHOWN)) : Stream.of();
        Stream<String> failed = failures.values().stream().map(Throwable::getMessage);
        return Stream.of(Stream.of("%d hits read".formatted(read.size())), hits, more, failed)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
