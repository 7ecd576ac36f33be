package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.telemetry.MicrometerCalls;
import dev.mlgovern.core.telemetry.OpenTelemetryCalls;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.logs.LogAnswer;
import dev.mlgovern.observability.logs.LogLine;
import dev.mlgovern.observability.logs.LogQuery;
import dev.mlgovern.observability.logs.LogSource;
import dev.mlgovern.observability.metrics.EndpointActivity;
import dev.mlgovern.observability.metrics.EndpointRequest;
import dev.mlgovern.observability.metrics.Metric;
import dev.mlgovern.observability.metrics.MetricFilter;
import dev.mlgovern.observability.metrics.MetricRequest;
import dev.mlgovern.observability.metrics.MetricSeries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What metrics and logs give, while messages and what is looked for in them are secrets; and who hears of calls. */
final class WatchSpecimens {
    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

    private final WatchedBank bank;

    WatchSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        AccountId account = bank.central().id();
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            Observability observability = Observability.on(platform);
            bank.evidence.of(List.of(observability, observability.logs(), observability.metrics()));
        }
        Metric metric = Metric.of(account, "AWS/SageMaker", "Invocations", Map.of("EndpointName", "cards"));
        MetricSeries.Point point = new MetricSeries.Point(AT, 3);
        bank.evidence.of(List.of(
                metric,
                point,
                new MetricSeries(metric, "Sum", Duration.ofMinutes(5), List.of(point)),
                new EndpointActivity(account, "cards", "main", 3, 0, 0, Duration.ofMillis(12), null, AT),
                MetricFilter.builder().name("Invocations").build(),
                MetricRequest.builder()
                        .addMetric(metric)
                        .since(AT)
                        .until(AT.plusSeconds(60))
                        .build(),
                EndpointRequest.builder().since(AT).until(AT.plusSeconds(60)).build()));
        LogSource source = LogSource.endpoint(account, "cards");
        LogLine line = new LogLine(account, source.group(), "main/i-1", AT, Canaries.ANSWER);
        bank.evidence.of(List.of(
                source,
                line,
                new LogAnswer(List.of(line), false, 12, Map.of()),
                LogQuery.builder()
                        .addSource(source)
                        .addText(Canaries.ANSWER)
                        .since(AT)
                        .until(AT)
                        .build(),
                new MicrometerCalls(new SimpleMeterRegistry()),
                new OpenTelemetryCalls(OpenTelemetry.noop())));
    }
}
