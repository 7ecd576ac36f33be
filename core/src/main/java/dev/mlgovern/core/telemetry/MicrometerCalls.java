package dev.mlgovern.core.telemetry;

import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.call.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/**
 * Counts and times every AWS call with Micrometer ({@code io.micrometer:micrometer-core}). Thread-safe.
 *
 * <pre>{@code
 * MlPlatform.builder().topology(topology).addListener(new MicrometerCalls(registry)).build();
 * }</pre>
 *
 * <p>A timer {@code mlgovern.calls} and a counter {@code mlgovern.call.retries} of attempts after the first, both by {@code service},
 * {@code operation} and {@code outcome}. Accounts, resources and users are no tags: there are as many series as kinds of calls.
 */
public final class MicrometerCalls implements CallListener {
    private final MeterRegistry registry;

    /**
     * Writes to a registry.
     *
     * @param registry not closed by this
     */
    public MicrometerCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void called(CallEvent event) {
        Tags tags = Tags.of(
                "service",
                event.service(),
                "operation",
                event.operation(),
                "outcome",
                event.outcome().name().toLowerCase(Locale.ROOT));
        registry.timer("mlgovern.calls", tags).record(event.duration());
        if (event.attempts() > 1) {
            registry.counter("mlgovern.call.retries", tags).increment(event.attempts() - 1);
        }
    }

    /** What it is; nothing of the registry. */
    @Override
    public String toString() {
        return "calls by Micrometer";
    }
}
