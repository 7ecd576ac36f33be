package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.training.World.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feature was as of a time, by looking at every record. */
final class Oracle {
    private Oracle() {}

    static @Nullable Event latest(
            List<Event> events, @Nullable String card, @Nullable Instant at, @Nullable Instant knownBy) {
        Event latest = null;
        for (Event event : events) {
            boolean seen =
                    event.card().equals(card) && at != null && !event.at().isAfter(at);
            boolean known = knownBy == null || !event.written().isAfter(knownBy);
            if (seen && known && (latest == null || later(event, latest))) {
                latest = event;
            }
        }
        return latest;
    }

    static boolean live(Event event, Instant at, @Nullable Duration timeToLive) {
        return timeToLive == null || at.isBefore(event.at().plus(timeToLive));
    }

    private static boolean later(Event event, Event than) {
        if (!event.at().equals(than.at())) {
            return event.at().isAfter(than.at());
        }
        if (!event.invoked().equals(than.invoked())) {
            return event.invoked().isAfter(than.invoked());
        }
        if (!event.written().equals(than.written())) {
            return event.written().isAfter(than.written());
        }
        return event.deleted();
    }
}
