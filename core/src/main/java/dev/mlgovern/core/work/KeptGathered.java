package dev.mlgovern.core.work;

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
import org.jspecify.annotations.Nullable;

/** Keeps what was read. */
final class KeptGathered<T> implements Gathered<T> {
    private static final int SHOWN = 20;

    private final String noun;
    private final Source<T> source;
    private final List<T> read = new ArrayList<>();
    private final Map<AccountId, GovernanceException> failures = new LinkedHashMap<>();
    private @Nullable Iterator<T> rest;

    KeptGathered(String noun, Source<T> source) {
        this.noun = noun;
        this.source = source;
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
                    throw new NoSuchElementException("no more " + noun);
                }
                return kept(next++);
            }
        };
    }

    @Override
    public synchronized Map<AccountId, GovernanceException> failuresSoFar() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
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

    /** The first of those that were read, a line each, and the accounts that could not be asked; nothing is fetched for it. */
    @Override
    public synchronized String toString() {
        if (rest == null) {
            return noun + " that are fetched as they are read, by iterator(), stream() or toList()";
        }
        Stream<String> first = read.stream().limit(SHOWN).map(Object::toString);
        Stream<String> more =
                read.size() > SHOWN ? Stream.of("and %d more".formatted(read.size() - SHOWN)) : Stream.of();
        Stream<String> failed = failures.values().stream().map(failure -> "not read: " + failure.getMessage());
        return Stream.of(Stream.of("%d %s read".formatted(read.size(), noun)), first, more, failed)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
