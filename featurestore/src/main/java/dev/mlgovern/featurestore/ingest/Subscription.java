package dev.mlgovern.featurestore.ingest;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds from a publisher, which is asked for as much as there is room for.
 *
 * @param <S> what it gives
 */
final class Subscription<S> implements Flow.Subscriber<S> {
    private final Feeder<S> feeder;
    private final Inbox inbox;
    private final int atOnce;
    private final AtomicInteger free = new AtomicInteger();
    private Flow.@Nullable Subscription upstream;

    Subscription(Feeder<S> feeder) {
        this.feeder = feeder;
        this.inbox = feeder.inbox();
        this.atOnce = Math.max(1, inbox.capacity() / 2);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (upstream != null) {
            // https://github.com/reactive-streams/reactive-streams-jvm#2.5
            given.cancel();
            return;
        }
        upstream = given;
        inbox.onTaken(taken -> freed(given, taken));
        if (inbox.closed()) {
            given.cancel();
        } else {
            given.request(inbox.capacity());
        }
    }

    /** Asks for half of the room at once. */
    private void freed(Flow.Subscription given, int count) {
        int now = free.addAndGet(count);
        if (inbox.closed()) {
            given.cancel();
        } else if (now >= atOnce && free.compareAndSet(now, 0)) {
            given.request(now);
        }
    }

    @Override
    public void onNext(S value) {
        Entry entry = feeder.entry(value);
        Flow.Subscription given = upstream;
        if (given == null) {
            return;
        }
        if (entry == null) {
            freed(given, 1);
        } else if (!inbox.offer(entry)) {
            given.cancel();
            inbox.end(new IllegalStateException("the publisher gave more than it was asked for"));
        }
    }

    @Override
    public void onError(Throwable thrown) {
        inbox.end(thrown);
    }

    @Override
    public void onComplete() {
        feeder.end();
    }
}
