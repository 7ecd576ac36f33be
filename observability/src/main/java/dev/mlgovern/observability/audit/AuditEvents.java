package dev.mlgovern.observability.audit;

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

/** Events, newest first: fetched as they are read, and kept, so that reading them again calls nothing. Thread-safe. */
public final class AuditEvents implements Iterable<AuditEvent> {
    private static final int SHOWN = 20;

    private final Source source;
    private final List<AuditEvent> read = new ArrayList<>();
    private final Map<AccountId, GovernanceException> failures = new LinkedHashMap<>();
    private @Nullable Iterator<AuditEvent> rest;

    /** Gives the events, and learns of the accounts that fail meanwhile. */
    @FunctionalInterface
    interface Source {
        Iterator<AuditEvent> read(Map<AccountId, GovernanceException> failures);
    }

    AuditEvents(Source source) {
        this.source = source;
    }

    @Override
    public Iterator<AuditEvent> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return has(next);
            }

            @Override
            public AuditEvent next() {
                if (!has(next)) {
                    throw new NoSuchElementException("no more events");
                }
                return kept(next++);
            }
        };
    }

    /**
     * The same as a sequential stream.
     *
     * @return a new stream from the newest event on
     */
    public Stream<AuditEvent> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads everything.
     *
     * @return all events
     */
    public List<AuditEvent> toList() {
        return stream().toList();
    }

    /**
     * Reads everything, and tells the accounts that could not be asked: what is theirs is not among the events, or not all of it.
     *
     * @return by account; empty if all went well
     */
    public Map<AccountId, GovernanceException> failures() {
        stream().forEach(event -> {});
        return failuresSoFar();
    }

    /**
     * Tells the accounts that could not be asked, as far as events were read; calls nothing.
     *
     * @return by account
     */
    public synchronized Map<AccountId, GovernanceException> failuresSoFar() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    private synchronized boolean has(int position) {
        if (position < read.size()) {
            return true;
        }
        Iterator<AuditEvent> left = rest == null ? source.read(failures) : rest;
        rest = left;
        if (!left.hasNext()) {
            return false;
        }
        read.add(left.next());
        return true;
    }

    private synchronized AuditEvent kept(int position) {
        return read.get(position);
    }

    /** The first of those that were read, a line each; nothing is fetched for it. */
    @Override
    public synchronized String toString() {
        if (rest == null) {
            return "events that are fetched as they are read, by iterator(), stream() or toList()";
        }
        Stream<String> events = read.stream().limit(SHOWN).map(AuditEvent::toString);
        Stream<String> more =
                read.size() > SHOWN ? Stream.of("and %d more".formatted(read.size() - SHOWN)) : Stream.of();
        return Stream.of(Stream.of("%d events read".formatted(read.size())), events, more, lines(failures))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static Stream<String> lines(Map<AccountId, GovernanceException> failures) {
        return failures.values().stream().map(failure -> "not read: " + failure.getMessage());
    }
}
