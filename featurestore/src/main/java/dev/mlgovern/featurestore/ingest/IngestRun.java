package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run, on a thread of its own that alone knows what is where: it takes entries from the inbox, sends them as fast as
 * answers, order and pace allow, and deals with what comes back. So nothing is locked for a record but the inbox.
 */
final class IngestRun implements Runnable {
    private static final double NANOS = 1e9;
    private static final double SLICE_SECONDS = 0.05;
    private static final long REST_NANOS = 1_000_000;
    private static final long LONG_REST_NANOS = 50_000_000;
    /** How long a batch that is not full waits for more, as long as others are under way. */
    private static final long LINGER_NANOS = 5_000_000;

    private final MlPlatform platform;
    private final RecordWriter writer;
    private final Ledger ledger;
    private final Pace pace;
    private final Landing landing = new Landing();
    private final Lanes lanes = new Lanes();
    private final Settler settler;
    private final List<Entry> taken = new ArrayList<>();
    private final Inbox inbox;
    private final int calls;
    private final int most;
    private int inFlight;
    private long sentNanos = System.nanoTime();
    private double pause;
    private volatile @Nullable RuntimeException stopped;
    private volatile @Nullable Throwable broken;

    IngestRun(MlPlatform platform, IngestSettings settings, Load load) {
        this.platform = platform;
        this.writer = load.writer();
        this.ledger = load.ledger();
        this.pace = new Pace(load.target().scope(platform).pacer(writer.action()), settings.recordsPerSecond());
        this.settler = new Settler(settings, ledger, lanes, this::stop);
        this.calls = settings.inFlight() == 0 ? writer.calls() : settings.inFlight();
        this.most = 4 * calls * writer.batch();
        this.inbox = new Inbox(2 * calls * writer.batch(), landing::arrived);
    }

    /** What a run works with. */
    record Load(Target target, RecordWriter writer, Ledger ledger) {}

    Inbox inbox() {
        return inbox;
    }

    /** Sends no more. The first reason counts. */
    void stop(RuntimeException why) {
        if (stopped == null) {
            stopped = why;
        }
        landing.wake();
    }

    /** Why it did not come to its end. */
    @Nullable
    RuntimeException stopped() {
        return stopped;
    }

    /** What ended it at once, such as an error; what was under way is left alone. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    // an error that is lost on this thread would look like an end
    @Override
    public void run() {
        try {
            work();
            end();
        } catch (Throwable thrown) {
            broken = thrown;
        } finally {
            inbox.close();
        }
    }

    /** What cannot be kept at the end ends the run as what cannot be kept before does, unless it had another reason. */
    private void end() {
        try {
            if (stopped == null && inbox.failure() == null) {
                ledger.finished(now());
            } else {
                ledger.stopped(now());
            }
        } catch (RuntimeException e) {
            stop(e);
        }
    }

    private void work() throws InterruptedException {
        while (true) {
            boolean moved = land();
            if (stopped == null) {
                checkDeadline();
                lanes.wake(now());
                moved |= admit();
                moved |= dispatch();
            }
            tick();
            boolean over = stopped != null || (lanes.held() == 0 && taken.isEmpty() && inbox.exhausted());
            if (over && inFlight == 0) {
                return;
            }
            if (!moved) {
                rest();
            }
        }
    }

    private boolean land() {
        boolean any = false;
        for (Batch batch = landing.poll(); batch != null; batch = landing.poll()) {
            any = true;
            inFlight--;
            batch.check();
            double now = now();
            pace.heard(batch.throttled() || settler.outage(), now);
            for (int i = 0; i < batch.entries().size(); i++) {
                settler.settle(batch.entries().get(i), batch.answer(i), now);
            }
        }
        return any;
    }

    private void checkDeadline() {
        Instant now = platform.clock().instant();
        if (CallContext.current().deadline().filter(now::isAfter).isPresent()) {
            stop(new UnavailableException(Failure.of("ingest", "the deadline of the work around it is over")));
        }
    }

    private boolean admit() {
        inbox.drain(taken, most - lanes.held() - taken.size());
        int admitted = 0;
        while (admitted < taken.size() && ledger.holds(taken.get(admitted).position)) {
            Entry entry = taken.get(admitted++);
            GovernanceException unreadable = entry.unreadable();
            if (unreadable == null) {
                lanes.admit(entry);
            } else {
                settler.lost(entry, unreadable);
            }
        }
        taken.subList(0, admitted).clear();
        return admitted > 0;
    }

    private boolean dispatch() {
        boolean any = false;
        pause = 0;
        while (inFlight < calls && enough()) {
            int size = Math.min(writer.batch(), lanes.ready());
            pause = pace.turn(size, now());
            if (pause > 0) {
                break;
            }
            send(size);
            any = true;
        }
        return any;
    }

    private boolean enough() {
        int ready = lanes.ready();
        boolean alone = inFlight == 0 || inbox.exhausted() || System.nanoTime() - sentNanos > LINGER_NANOS;
        return ready >= writer.batch() || (ready > 0 && alone);
    }

    private void send(int size) {
        double now = now();
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Entry entry = Objects.requireNonNull(lanes.next());
            entry.sent(now);
            entries.add(entry);
        }
        Batch batch = new Batch(entries, landing);
        inFlight++;
        sentNanos = System.nanoTime();
        writer.send(batch.writes(), batch);
    }

    private void tick() {
        try {
            ledger.tick(now());
        } catch (RuntimeException e) {
            stop(e);
        }
    }

    /** Answers come in real time; everything else passes on the platform's clock. */
    private void rest() throws InterruptedException {
        double again = lanes.untilAgain(now());
        boolean room = inFlight < calls && lanes.held() + taken.size() < most && stopped == null;
        if (inFlight > 0) {
            landing.rest(Math.max(1, inFlight / 8), REST_NANOS, room && pause == 0 ? inbox : null);
        } else if (pause > 0 || again >= 0) {
            double longest = pause > 0 ? pause : again;
            platform.work().pause(Duration.ofNanos((long) (Math.min(longest, SLICE_SECONDS) * NANOS)));
        } else {
            landing.rest(1, LONG_REST_NANOS, inbox);
        }
    }

    private double now() {
        Instant now = platform.clock().instant();
        return now.getEpochSecond() + now.getNano() / NANOS;
    }
}
