package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Several histories as one, newest first, each event once. Whenever one has to be read on, all that will have to be soon are read on with
 * it, side by side. Used by one thread at a time.
 */
final class Merging implements Iterator<AuditEvent> {
    private static final int FULL = 50;
    private static final int LOW = 25;
    private static final Comparator<AuditEvent> NEWEST =
            Comparator.comparing(AuditEvent::at).reversed();
    /** Of an event that two accounts have, the one of whoever acted tells more. */
    private static final Comparator<AuditEvent> ORDER =
            NEWEST.thenComparing(event -> ofTheActor(event) ? 0 : 1).thenComparing(AuditEvent::account);

    private final Work work;
    private final List<History> histories;
    private final Map<AccountId, GovernanceException> failures;
    private final Set<String> told = new HashSet<>();

    Merging(Work work, List<History> histories, Map<AccountId, GovernanceException> failures) {
        this.work = work;
        this.histories = new ArrayList<>(histories);
        this.failures = failures;
    }

    @Override
    public boolean hasNext() {
        return next0().isPresent();
    }

    @Override
    public AuditEvent next() {
        History first = next0().orElseThrow(() -> new NoSuchElementException("no more events"));
        AuditEvent event = first.waiting.removeFirst();
        told.add(event.id());
        return event;
    }

    private Optional<History> next0() {
        while (true) {
            if (histories.stream().anyMatch(history -> history.waiting.isEmpty())) {
                readOn();
            }
            Optional<History> first =
                    histories.stream().min(Comparator.comparing(history -> history.waiting.getFirst(), ORDER));
            if (first.isEmpty() || !told.contains(first.get().waiting.getFirst().id())) {
                return first;
            }
            first.get().waiting.removeFirst();
        }
    }

    private void readOn() {
        List<History> low = histories.stream()
                .filter(history -> history.waiting.size() < LOW)
                .toList();
        FanOut<History, Boolean> read = work.forEach(low, History::fill);
        read.failures().forEach((history, failure) -> {
            history.ended = true;
            failures.putIfAbsent(history.account, failure);
        });
        histories.removeIf(history -> history.waiting.isEmpty());
    }

    private static boolean ofTheActor(AuditEvent event) {
        return event.principal()
                .filter(arn -> arn.contains(":" + event.account() + ":"))
                .isPresent();
    }

    /** The events of one listing, read ahead by about a page. */
    static final class History {
        private final AccountId account;
        private final Iterator<AuditEvent> events;
        private final Deque<AuditEvent> waiting = new ArrayDeque<>();
        private boolean ended;

        History(AccountId account, Iterator<AuditEvent> events) {
            this.account = account;
            this.events = events;
        }

        private boolean fill() {
            while (!ended && waiting.size() < FULL) {
                ended = !events.hasNext();
                if (!ended) {
                    waiting.addLast(events.next());
                }
            }
            return !ended;
        }
    }
}
