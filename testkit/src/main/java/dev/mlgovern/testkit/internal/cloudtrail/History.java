package dev.mlgovern.testkit.internal.cloudtrail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What happened in one account in one Region. */
final class History {
    /** A bound on memory, not a rule of AWS. */
    private static final int MOST = 20_000;

    private static final int CALLS_A_SECOND = 2;

    private final Deque<TrailEvent> events = new ArrayDeque<>();
    private final Deque<Instant> lookups = new ArrayDeque<>();

    synchronized void add(long number, Instant now, ObjectNode event) {
        events.addLast(new TrailEvent(number, now, event));
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    synchronized List<TrailEvent> newestFirst(Predicate<TrailEvent> wanted) {
        List<TrailEvent> found = new ArrayList<>(events.stream().filter(wanted).toList());
        Collections.reverse(found);
        return found;
    }

    /** Two a second: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html. */
    synchronized boolean mayLookUp(Instant now) {
        lookups.removeIf(before -> !before.plus(Duration.ofSeconds(1)).isAfter(now));
        if (lookups.size() >= CALLS_A_SECOND) {
            return false;
        }
        lookups.addLast(now);
        return true;
    }
}
