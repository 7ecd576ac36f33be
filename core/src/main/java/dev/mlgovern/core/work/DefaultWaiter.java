package dev.mlgovern.core.work;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class DefaultWaiter<S> implements Waiter<S> {
    private static final int MOST_PAUSES = 10;
    private static final int MISSES_IN_A_ROW = 3;
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    private final String what;
    private final Supplier<S> look;
    private final WorkSettings settings;
    private final List<Lost<S>> lost = new ArrayList<>();
    private @Nullable Predicate<? super S> reached;
    private Duration limit = Duration.ofMinutes(30);
    private Duration first = Duration.ofSeconds(3);
    private ProgressListener progress = ProgressListener.SILENT;

    /** A state that cannot lead to the one waited for. */
    private record Lost<S>(Predicate<? super S> state, Function<? super S, String> reason) {}

    DefaultWaiter(String what, Supplier<S> look, WorkSettings settings) {
        this.what = what;
        this.look = look;
        this.settings = settings;
    }

    @Override
    public Waiter<S> until(Predicate<? super S> there) {
        reached = there;
        return this;
    }

    @Override
    public Waiter<S> failsWhen(Predicate<? super S> failed, Function<? super S, String> reason) {
        lost.add(new Lost<>(failed, reason));
        return this;
    }

    @Override
    public Waiter<S> atMost(Duration longest) {
        limit = positive("limit", longest);
        return this;
    }

    @Override
    public Waiter<S> every(Duration pause) {
        first = positive("pause", pause);
        return this;
    }

    @Override
    public Waiter<S> reportTo(ProgressListener listener) {
        progress = new SafeListener(listener);
        return this;
    }

    @Override
    public S await() {
        Predicate<? super S> there = reached;
        if (there == null) {
            throw new IllegalStateException("\"" + what + "\" waits for nothing: call until(state)");
        }
        Instant end = end();
        int misses = 0;
        for (int looks = 0; ; looks++) {
            try {
                S state = CallContext.current().until(lookEnds(end)).call(look);
                misses = 0;
                tell(state);
                if (there.test(state)) {
                    return state;
                }
                lost.stream().filter(l -> l.state().test(state)).findFirst().ifPresent(l -> fail(l, state));
            } catch (GovernanceException e) {
                // a long wait outlives a short outage
                if (!e.retryable() || ++misses == MISSES_IN_A_ROW) {
                    throw e;
                }
            }
            pause(looks, end);
        }
    }

    private Instant end() {
        Instant own = settings.clock().instant().plus(limit);
        return CallContext.current().deadline().filter(own::isAfter).orElse(own);
    }

    /** The last look begins when the wait is over, and needs time of its own. */
    private Instant lookEnds(Instant end) {
        Duration tenth = limit.dividedBy(10);
        Instant atLeast = settings.clock().instant().plus(tenth.compareTo(LAST_LOOK) < 0 ? tenth : LAST_LOOK);
        return atLeast.isAfter(end) ? atLeast : end;
    }

    private void fail(Lost<S> why, S state) {
        throw new ConflictException(Failure.of(
                what, "it cannot be reached any more: " + why.reason().apply(state)));
    }

    private void pause(int looks, Instant end) {
        Duration left = Duration.between(settings.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
            throw new UnavailableException(
                    Failure.of(what, "it was not reached in time (%s); wait again".formatted(limit)));
        }
        Duration pause = backoff(looks);
        try {
            settings.sleeper().sleep(pause.compareTo(left) < 0 ? pause : left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Interruptions.unavailable(what);
        }
    }

    /** Half of it sure, half by chance, so that many waiters spread. */
    private Duration backoff(int looks) {
        long factor = Math.min(MOST_PAUSES, 1L << Math.min(looks, 4));
        long nanos = first.multipliedBy(factor).toNanos();
        return Duration.ofNanos(nanos / 2 + settings.random().nextLong(nanos / 2 + 1));
    }

    /** Only what surely holds no secret is shown: the state may be an object of the AWS SDK. */
    private void tell(S state) {
        String shown = state instanceof String || state instanceof Enum ? state.toString() : "";
        progress.progressed(new Progress(what, Progress.State.RUNNING, shown, 0, 0));
    }

    private static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be greater than zero, was " + duration);
        }
        return duration;
    }
}
