package dev.mlgovern.core.telemetry;

import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.call.CallListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Locale;

/**
 * Measures every AWS call with OpenTelemetry ({@code io.opentelemetry:opentelemetry-api}), and makes a span of it below the one that is current
 * on the thread of the call. Thread-safe.
 *
 * <pre>{@code
 * MlPlatform.builder().topology(topology).addListener(new OpenTelemetryCalls(openTelemetry)).build();
 * }</pre>
 *
 * <p>A histogram {@code mlgovern.call.duration} in seconds by {@code rpc.service}, {@code rpc.method} and {@code mlgovern.outcome}, so that there are
 * as many series as kinds of calls. Spans also have the account, the Region, the number of attempts, AWS's request id and error code. Neither
 * holds what was sent or received.
 */
public final class OpenTelemetryCalls implements CallListener {
    private static final String SCOPE = "dev.mlgovern.core";
    private static final double NANOS = 1e9;

    private final Tracer tracer;
    private final DoubleHistogram duration;

    /**
     * Writes to tracer and meter of an OpenTelemetry.
     *
     * @param telemetry not closed by this
     */
    public OpenTelemetryCalls(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
        duration = telemetry
                .getMeter(SCOPE)
                .histogramBuilder("mlgovern.call.duration")
                .setUnit("s")
                .setDescription("AWS calls, retries included")
                .build();
    }

    @Override
    public void called(CallEvent event) {
        Attributes kind = Attributes.builder()
                .put("rpc.service", event.service())
                .put("rpc.method", event.operation())
                .put("mlgovern.outcome", event.outcome().name().toLowerCase(Locale.ROOT))
                .build();
        duration.record(event.duration().toNanos() / NANOS, kind);
        Span span = tracer.spanBuilder(event.action())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(event.start())
                .setAllAttributes(kind)
                .setAllAttributes(particulars(event))
                .startSpan();
        if (event.outcome() != CallEvent.Outcome.SUCCEEDED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(event.start().plus(event.duration()));
    }

    private static Attributes particulars(CallEvent event) {
        AttributesBuilder attributes = Attributes.builder()
                .put("rpc.system", "aws-api")
                .put("cloud.account.id", event.account().value())
                .put("cloud.region", event.region().id())
                .put("mlgovern.attempts", event.attempts());
        event.error().ifPresent(code -> attributes.put("error.type", code));
        String requestId = event.requestId();
        if (requestId != null) {
            attributes.put("aws.request_id", requestId);
        }
        return attributes.build();
    }

    /** What it is; nothing of where it writes to. */
    @Override
    public String toString() {
        return "calls by OpenTelemetry";
    }
}
