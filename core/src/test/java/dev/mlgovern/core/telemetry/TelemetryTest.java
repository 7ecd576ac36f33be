package dev.mlgovern.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallListener;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Calls as the registries of users see them. */
@LocalCloudTest
class TelemetryTest {
    private static final AccountId DEV = AccountId.of("222222222222");
    private static final AccountId TEST = AccountId.of("333333333333");
    private static final String SECRET = "secret-model-name";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();

    private LocalCloud cloud;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        List.of(DEV, TEST)
                .forEach(account ->
                        cloud.account(account.value()).role("mlgovern").trusts("999999999999"));
    }

    @Test
    void micrometer_ofCallsInManyAccounts_countsByKindOnly() {
        cloud.faults().on("sagemaker:ListModels").times(1).throttled();
        call(new MicrometerCalls(registry));

        assertThat(registry.get("mlgovern.calls")
                        .tags("service", "sagemaker", "operation", "ListModels", "outcome", "succeeded")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("mlgovern.calls")
                        .tags("operation", "DescribeModel", "outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mlgovern.call.retries")
                        .tags("operation", "ListModels")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTags()).hasSize(3))
                .noneMatch(id -> id.toString().contains(SECRET) || id.toString().contains(DEV.value()));
    }

    @Test
    void openTelemetry_ofACall_hasASpanBelowTheCurrentOneAndASeriesByKind() {
        Span parent = telemetry.getTracer("test").spanBuilder("work").startSpan();
        try (var scope = parent.makeCurrent()) {
            assertThat(scope).isNotNull();
            call(new OpenTelemetryCalls(telemetry));
        }
        List<SpanData> lists = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("sagemaker:ListModels"))
                .toList();
        assertThat(lists).hasSize(2);
        assertThat(lists.get(0).getParentSpanId())
                .isEqualTo(parent.getSpanContext().getSpanId());
        assertThat(lists.get(0).getAttributes().get(AttributeKey.stringKey("cloud.account.id")))
                .isEqualTo(DEV.value());
        assertThat(lists.get(0).getEndEpochNanos())
                .isGreaterThanOrEqualTo(lists.get(0).getStartEpochNanos());
        SpanData failed = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("sagemaker:DescribeModel"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.getStatus()).isEqualTo(StatusData.error());
        assertThat(failed.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("ValidationException");
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(SECRET);
        List<HistogramPointData> points = metrics.collectAllMetrics().stream()
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .toList();
        assertThat(points)
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(point -> assertThat(point.getAttributes().size()).isEqualTo(3))
                .anySatisfy(point -> assertThat(point.getCount()).isEqualTo(2));
    }

    private void call(CallListener listener) {
        try (MlPlatform platform = MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES }
                          fraud-dev: { id: "222222222222", role: ML_DEV }
                          fraud-test: { id: "333333333333", role: ML_TEST }
                          fraud-prod: { id: "444444444444", role: ML_PROD }
                        teams:
                          fraud:
                            line-of-business: payments
                            cost-center: "4711"
                            owner: lee
                            accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
                        tags:
                          prefix: anybank
                          defaults: { owner: ml-platform, business-unit: it, cost-center: "9000" }
                        """))
                .credentials(cloud.credentials("999999999999", "ines"))
                .httpClient(cloud.httpClient())
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance)
                .addListener(listener)
                .build()) {
            List.of(DEV, TEST)
                    .forEach(account -> platform.in(account)
                            .client(SageMakerClient::builder)
                            .listModels(r -> {}));
            try {
                platform.in(DEV).client(SageMakerClient::builder).describeModel(r -> r.modelName(SECRET));
            } catch (GovernanceException e) {
                assertThat(e.account()).contains(DEV);
            }
        }
    }
}
