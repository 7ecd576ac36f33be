package dev.mlgovern.examples.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventServiceTest {
    private static final ModelVersionArn VERSION =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/3");
    private static final Outcome.Ignored DONE = new Outcome.Ignored("done");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch work = new CountDownLatch(1);
    private final AtomicInteger handled = new AtomicInteger();
    private EventService service;

    @BeforeEach
    void open() throws IOException {
        service = EventService.start(0, event -> DONE, PATIENCE);
    }

    @AfterEach
    void close() {
        work.countDown();
        service.close();
    }

    @Test
    void post_approvedVersion_isPromotedOverHttp() throws Exception {
        try (Release release = new Release()) {
            MlPlatform platform = release.bank().platform();
            service.close();
            service = EventService.start(0, platform);
            ModelVersion candidate = release.approved("m1");

            HttpResponse<String> answer = post(Events.json(candidate));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"outcome\":\"Promoted\",\"source\":\"" + candidate.arn() + "\",\"central\":\""
                            + release.central().get(0).arn() + "\"}");
            service.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"done, 200", "refused, 422", "later, 503"})
    void post_outcome_isAStatusThatEventBridgeUnderstands(String what, int status) throws Exception {
        Outcome outcome = switch (what) {
            case "refused" -> new Outcome.Refused("no");
            case "later" -> new Outcome.RetryLater("throttled");
            default -> DONE;
        };
        start(event -> outcome);

        HttpResponse<String> answer = post(Events.json(VERSION));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void post_handlerBreaks_isToComeAgain() throws Exception {
        start(event -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(post(Events.json(VERSION)).statusCode()).isEqualTo(500);
        assertThat(post(Events.json(VERSION)).statusCode()).isEqualTo(500);
    }

    @Test
    void post_workTakesLongerThanEventBridgeWaits_isToldToTheRedelivery() throws Exception {
        start(this::waiting, Duration.ofMillis(100));

        HttpResponse<String> first = post(Events.json(VERSION));
        HttpResponse<String> meanwhile = post(Events.json(VERSION));
        work.countDown();
        HttpResponse<String> again = post(Events.json(VERSION));
        for (int tries = 0; again.statusCode() == 503 && tries < 100; tries++) {
            again = post(Events.json(VERSION));
        }

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).contains("30");
        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(handled).hasValue(1);
    }

    @Test
    void post_moreEventsThanItTakes_areToComeAgain() throws Exception {
        start(this::waiting);
        List<CompletableFuture<HttpResponse<String>>> under = IntStream.range(0, 8)
                .mapToObj(i -> send(Events.json(VERSION).replace("-0001", "-1" + i)))
                .toList();
        while (handled.get() < 8) {
            Thread.onSpinWait();
        }

        HttpResponse<String> ninth = post(Events.json(VERSION));
        work.countDown();

        assertThat(ninth.statusCode()).isEqualTo(429);
        assertThat(ninth.headers().firstValue("Retry-After")).contains("30");
        assertThat(under)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void request_wrong_isNeverToBeRepeated() throws Exception {
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("{}").body()).contains("source must be").contains("ModelPackageArn must be");
        assertThat(post("x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(get("/events").statusCode()).isEqualTo(404);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void close_workUnderWay_isWaitedForAndAnswered() throws Exception {
        start(this::waiting);
        CompletableFuture<HttpResponse<String>> answer = send(Events.json(VERSION));
        while (handled.get() < 1) {
            Thread.onSpinWait();
        }

        CompletableFuture<Void> closing = CompletableFuture.runAsync(service::close);
        while (get("/health").statusCode() != 503) {
            Thread.onSpinWait();
        }
        int whileClosing = post(Events.json(VERSION).replace("-0001", "-0002")).statusCode();
        work.countDown();
        closing.join();

        assertThat(whileClosing).isEqualTo(503);
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    private void start(Function<ModelPackageEvent, Outcome> handler) throws IOException {
        start(handler, PATIENCE);
    }

    private void start(Function<ModelPackageEvent, Outcome> handler, Duration patience) throws IOException {
        service.close();
        service = EventService.start(0, handler, patience);
    }

    private Outcome waiting(ModelPackageEvent event) {
        handled.incrementAndGet();
        try {
            work.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return DONE;
    }

    private CompletableFuture<HttpResponse<String>> send(String body) {
        HttpRequest request = HttpRequest.newBuilder(service.uri().resolve("/events"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) {
        return send(body).join();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(service.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
