package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.SimulatedCrash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a run early, and how the next one goes on. */
@LocalCloudTest
class IngestionFailureTest {
    private static final String PUT = IngestionTest.PUT;

    @TempDir
    private Path folder;

    private LocalCloud cloud;
    private Bank bank;
    private MlPlatform platform;
    private FeatureGroup cards;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        bank = new Bank(cloud);
        platform = bank.platform();
        cards = FeatureStore.on(platform).ensure(bank.definition().build()).run();
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private Stream<CardActivity> activities(int count) {
        return IntStream.range(0, count).mapToObj(i -> new CardActivity("c" + i, now, i, null, "secret"));
    }

    private Ingestion<CardActivity> ingestion() {
        return FeatureStore.on(platform)
                .ingest(cards, Bank.TYPE)
                .checkpoint(Checkpoint.file(folder.resolve("cards.checkpoint")))
                .settings(s -> s.inFlight(8));
    }

    private long puts() {
        return cloud.calls().stream()
                .map(RecordedCall::operation)
                .filter("PutRecord"::equals)
                .count();
    }

    private long online() {
        Records<CardActivity> records = FeatureStore.on(platform).records(cards, Bank.TYPE);
        return records.get(activities(300).map(CardActivity::card).toList())
                .records()
                .size();
    }

    /** Ends early because of what is given; says nothing of values. */
    private static void endsEarly(Runnable run, Class<? extends Throwable> because) {
        assertThatThrownBy(run::run)
                .isInstanceOf(IncompleteException.class)
                .hasCauseInstanceOf(because)
                .hasMessageNotContaining("secret");
    }

    @Test
    void from_whenDenied_endsEarlyAndGoesOnLater() {
        cloud.faults().on(PUT).skip(100).denied();
        endsEarly(() -> ingestion().from(activities(300)), AccessDeniedException.class);
        assertThat(puts()).isLessThan(100 + 8 + 1);
        cloud.faults().clear();
        cloud.clearCalls();
        IngestReport report = ingestion().from(activities(300));
        assertThat(report.skipped()).isEqualTo(100);
        assertThat(report.written()).isEqualTo(200);
        assertThat(puts()).isEqualTo(200);
        assertThat(online()).isEqualTo(300);
        assertThat(Files.exists(folder.resolve("cards.checkpoint"))).isFalse();
    }

    @Test
    void from_intoAGroupThatIsGone_endsEarly() {
        cloud.faults().on(PUT).error(404, "ResourceNotFound", "FeatureGroup does not exist.");
        endsEarly(() -> ingestion().from(activities(300)), NotFoundException.class);
    }

    @Test
    void from_whenTheServiceIsOutOfReach_endsEarly() {
        cloud.faults().on(PUT).skip(50).unavailable();
        endsEarly(() -> ingestion().from(activities(300)), UnavailableException.class);
        // those that were taken from the source, each as often as the settings say
        assertThat(puts()).isLessThanOrEqualTo(50 + 4 * 8 * 10);
        cloud.faults().clear();
        assertThat(ingestion().from(activities(300)).skipped()).isEqualTo(50);
        assertThat(online()).isEqualTo(300);
    }

    @Test
    void from_whenOneRecordFailsForEver_failsItAlone() {
        cloud.faults().on(PUT).probability(0.6, 3).serverError();
        IngestReport report = ingestion().settings(s -> s.attempts(3)).from(activities(100));
        assertThat(report.failed()).isBetween(5L, 60L);
        assertThat(report.written() + report.failed()).isEqualTo(100);
        assertThat(report.failures())
                .allSatisfy(failed -> assertThat(failed.reason()).isInstanceOf(UnavailableException.class));
        assertThat(online()).isEqualTo(report.written());
    }

    @Test
    void from_whenThrottled_slowsDownAndFailsNone() {
        cloud.faults().on(PUT).every(3).times(60).throttled();
        IngestReport report = ingestion().from(activities(300));
        assertThat(report.written()).isEqualTo(300);
        assertThat(report.throttled()).isEqualTo(60);
        assertThat(report.retried()).isEqualTo(60);
    }

    @Test
    void from_ofASourceThatFails_writesWhatItGave() {
        Stream<CardActivity> source = activities(300).map(each -> {
            if (each.card().equals("c200")) {
                throw new IllegalStateException("the file is cut off");
            }
            return each;
        });
        endsEarly(() -> ingestion().from(source), IllegalStateException.class);
        assertThat(online()).isEqualTo(200);
        assertThat(ingestion().from(activities(300)).skipped()).isEqualTo(200);
    }

    @Test
    void from_ofASourceShorterThanTheCheckpoint_isToldApart() {
        cloud.faults().on(PUT).skip(100).denied();
        endsEarly(() -> ingestion().from(activities(300)), AccessDeniedException.class);
        cloud.faults().clear();
        endsEarly(() -> ingestion().from(activities(50)), IllegalStateException.class);
        assertThat(ingestion().from(activities(300)).skipped()).isEqualTo(100);
    }

    @Test
    void from_withTheCheckpointOfAnotherGroup_isRefused() throws Exception {
        Files.writeString(
                folder.resolve("cards.checkpoint"),
                "mlgovern ingest 1\narn:aws:sagemaker:eu-west-1:555555555555:feature-group/other\n12\n");
        assertThatThrownBy(() -> ingestion().from(activities(3)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feature-group/other");
        assertThat(puts()).isZero();
    }

    @Test
    void from_whenTheDeadLettersCannotBeKept_endsEarly() {
        Ingestion<CardActivity> ingestion = ingestion().deadLetters(letter -> {
            throw new IllegalStateException("disk full");
        });
        endsEarly(
                () -> ingestion.from(List.of(new CardActivity("c1", now, Double.NaN, 1, ""))),
                IllegalStateException.class);
    }

    @Test
    void from_withMoreFailuresThanAllowed_endsEarly() {
        Stream<CardActivity> bad =
                IntStream.range(0, 100_000).mapToObj(i -> new CardActivity("c" + i, now, Double.NaN, 1, ""));
        endsEarly(() -> ingestion().settings(s -> s.mostFailures(20)).from(bad), InvalidRequestException.class);
    }

    @Test
    void from_ofAReadOnlyPlatform_sendsNothing() {
        try (MlPlatform reader = bank.setUp().readOnly(true).build()) {
            IngestSpec<CardActivity> spec = ingestion().spec();
            endsEarly(() -> spec.on(reader).from(activities(10)), GateRefusedException.class);
        }
        assertThat(puts()).isZero();
    }

    @Test
    void from_withCredentialsOfAnotherAccount_sendsNothing() {
        cloud.faults().on("sts:GetCallerIdentity").error(403, "AccessDenied", "not you");
        try (MlPlatform lost = bank.platform()) {
            IngestSpec<CardActivity> spec = ingestion().spec();
            assertThatThrownBy(() -> spec.on(lost).from(activities(10)))
                    .isInstanceOf(IncompleteException.class)
                    .cause()
                    .isInstanceOfAny(WrongAccountException.class, AccessDeniedException.class);
        }
        assertThat(puts()).isZero();
    }

    @Test
    void from_withinADeadline_endsWhenItIsOver() {
        CallContext context = CallContext.current().until(now.plusSeconds(5));
        endsEarly(
                () -> context.run(
                        () -> ingestion().settings(s -> s.recordsPerSecond(10)).from(activities(300))),
                UnavailableException.class);
        assertThat(puts()).isBetween(30L, 60L);
    }

    @Test
    void from_whenInterrupted_endsAndStaysInterrupted() {
        Stream<CardActivity> source = activities(300).peek(each -> {
            if (each.card().equals("c200")) {
                Thread.currentThread().interrupt();
            }
        });
        endsEarly(() -> ingestion().from(source), UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ingestion().from(activities(300)).written()).isPositive();
        assertThat(online()).isEqualTo(300);
    }

    @Test
    void from_aPublisherWhenTheRunEndsEarly_cancelsIt() {
        cloud.faults().on(PUT).denied();
        AtomicBoolean cancelled = new AtomicBoolean();
        Flow.Publisher<CardActivity> endless = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                activities((int) Math.min(n, 10)).forEach(subscriber::onNext);
            }

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });

        endsEarly(() -> ingestion().from(endless), AccessDeniedException.class);

        assertThat(cancelled).isTrue();
    }

    @Test
    void from_ofAPublisherThatGivesTooMuch_endsEarly() {
        Flow.Publisher<CardActivity> rude = subscriber -> {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            activities(100_000).forEach(subscriber::onNext);
        };
        endsEarly(() -> ingestion().from(rude), IllegalStateException.class);
    }

    @Test
    void from_afterACrashAtAnyCall_endsAsWithoutOne() {
        for (int call = 1; call <= 60; call += 7) {
            Path own = folder.resolve("crash" + call);
            IngestSpec<CardActivity> spec = FeatureStore.on(platform)
                    .ingest(cards, Bank.TYPE)
                    .settings(s -> s.inFlight(4).checkpointEvery(Duration.ofNanos(1)))
                    .spec();
            int upTo = call;
            Stream<CardActivity> source = IntStream.range(0, 100)
                    .mapToObj(i -> new CardActivity("c" + i % 30, now.plusSeconds(upTo * 100L + i), i, null, null));
            List<CardActivity> all = source.toList();
            try (MlPlatform dying = bank.platform()) {
                dying.in(Bank.STORE).confirm();
                if (call % 2 == 0) {
                    cloud.crash().after(call);
                } else {
                    cloud.crash().before(call);
                }
                assertThatThrownBy(() ->
                                spec.on(dying).checkpoint(Checkpoint.file(own)).from(all))
                        .isInstanceOf(SimulatedCrash.class);
            }
            IngestReport report =
                    spec.on(platform).checkpoint(Checkpoint.file(own)).from(all);
            assertThat(report.written() + report.skipped()).isEqualTo(100);
            assertThat(report.skipped()).as("call %d", call).isBetween(Math.max(0L, call - 8L), (long) call);
            assertThat(FeatureStore.on(platform)
                            .records(cards, Bank.TYPE)
                            .get(IntStream.range(0, 30).mapToObj(i -> "c" + i).toList())
                            .records()
                            .values())
                    .containsExactlyInAnyOrderElementsOf(all.subList(70, 100));
        }
    }

    @Test
    void everything_ofARun_showsNoValue() {
        Ingestion<CardActivity> ingestion = ingestion();
        assertThat(Stream.of(
                                ingestion,
                                ingestion.spec(),
                                Change.put(activities(1).findFirst().orElseThrow()))
                        .map(Object::toString))
                .noneMatch(text -> text.contains("secret") || text.contains("c0"));
        cloud.faults().on(PUT).error(400, "ValidationException", "no");
        IngestReport report = ingestion.from(activities(2));
        assertThat(report).asString().isEqualTo("IngestReport[0 written, 2 failed, 0 skipped, 0 retried, 0 throttled]");
        assertThat(report.failures())
                .first()
                .extracting(IngestReport.Failed::reason, InstanceOfAssertFactories.type(GovernanceException.class))
                .satisfies(reason -> assertThat(reason).isInstanceOf(InvalidRequestException.class));
        assertThat(report.failures()).noneMatch(failed -> failed.toString().contains("secret"));
    }
}
