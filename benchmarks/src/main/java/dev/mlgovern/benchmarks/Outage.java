package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** STS gives a session and is down from then on: who still gets through until that session expires, and after? */
final class Outage {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Duration valid;
    private final Clock clock = Clock.systemUTC();
    private final Instant expiration;
    private final StubSts platformSts;
    private final StubSts sdkSts;

    Outage(Duration valid) {
        this.valid = valid;
        this.expiration = clock.instant().plus(valid);
        this.platformSts = new StubSts(valid);
        this.sdkSts = new StubSts(valid);
    }

    /** Calls of one side, before and after the session expired. */
    private static final class Tally {
        private int early;
        private int late;
    }

    void report(Figures figures) throws Exception {
        Tally ours = new Tally();
        Tally sdk = new Tally();
        try (MlPlatform platform = Bank.platform().httpClient(platformSts).build();
                SageMakerClient bare = BareSdk.sageMaker(sdkSts, BareSdk.role(sdkSts))) {
            SageMakerClient governed = platform.in(Bank.DEV).client(SageMakerClient::builder);
            governed.describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
            bare.describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
            platformSts.goesDown();
            sdkSts.goesDown();
            new Crowd(2).run(side -> call(side == 0 ? governed : bare, side == 0 ? ours : sdk));
        }
        figures.add("early_failures", ours.early);
        figures.add("sdk_early_failures", sdk.early);
        figures.add("late_answers", ours.late);
    }

    private void call(SageMakerClient client, Tally tally) throws InterruptedException {
        Instant end = expiration.plus(valid.dividedBy(10));
        while (clock.instant().isBefore(end)) {
            boolean begunLate = !clock.instant().isBefore(expiration);
            boolean answered = answers(client);
            if (begunLate && answered) {
                tally.late++;
            } else if (!answered && clock.instant().isBefore(expiration)) {
                tally.early++;
            }
            Sleeper.real().sleep(EVERY);
        }
    }

    private static boolean answers(SageMakerClient client) {
        try {
            client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
            return true;
        } catch (RuntimeException failed) {
            return false;
        }
    }
}
