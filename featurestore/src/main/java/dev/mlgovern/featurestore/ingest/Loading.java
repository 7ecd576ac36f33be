package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.UnavailableException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One run from the side of its caller: begins it, feeds it, waits for its end and says what came of it. */
final class Loading<S> {
    private final Target target;
    private final Sinks sinks;
    private final RecordWriter writer;
    private final Ledger ledger;
    private final IngestRun run;
    private final Feeder<S> feeder;
    private final Thread thread;

    Loading(MlPlatform platform, Origin<S> origin, IngestSettings settings, Sinks sinks) {
        this.target = origin.target();
        this.sinks = sinks;
        this.ledger = new Ledger(target, settings, sinks);
        this.writer = Writers.of(platform, target, settings.batches());
        this.run = new IngestRun(platform, settings, new IngestRun.Load(target, writer, ledger));
        this.feeder = new Feeder<>(origin.encoder(), ledger.doneBefore(), run.inbox());
        this.thread = new Thread(CallContext.current().wrap((Runnable) run), "mlgovern-ingest");
        thread.setDaemon(true);
    }

    IngestReport pulled(Iterator<? extends S> source) {
        thread.start();
        try {
            feeder.feed(source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted();
        } catch (RuntimeException | Error e) {
            run.inbox().end(e);
        }
        return ended();
    }

    IngestReport published(Flow.Publisher<? extends S> source) {
        thread.start();
        try {
            source.subscribe(new Subscription<S>(feeder));
        } catch (RuntimeException | Error e) {
            run.inbox().end(e);
        }
        return ended();
    }

    private IngestReport ended() {
        await();
        try {
            return report();
        } finally {
            writer.close();
            sinks.deadLetters().close();
        }
    }

    private void await() {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void interrupted() {
        run.stop(new UnavailableException(Failure.of("ingest", "the thread was interrupted")));
        run.inbox().end(null);
    }

    private IngestReport report() {
        rethrow(run.broken());
        Throwable failed = run.inbox().failure();
        if (failed instanceof Error error) {
            throw error;
        }
        RuntimeException stopped = run.stopped();
        if (stopped != null) {
            throw incomplete(stopped);
        }
        if (failed != null) {
            throw incomplete(failed);
        }
        return ledger.report(feeder.skipped());
    }

    private static void rethrow(@Nullable Throwable broken) {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken != null) {
            throw broken instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(broken);
        }
    }

    private IncompleteException incomplete(Throwable cause) {
        long position = ledger.position();
        IngestReport report = ledger.report(feeder.skipped());
        return new IncompleteException(
                Failure.of(
                                "ingest",
                                "stopped with %d records written and %d failed%s; the cause says why. Run it again with the same source to go on"
                                        .formatted(
                                                report.written(),
                                                report.failed(),
                                                sinks.checkpoint() == null ? "" : ", as the checkpoint says"))
                        .in(target.arn().account())
                        .causedBy(cause),
                List.of("records before position " + position),
                List.of("records from position " + position + " on"));
    }
}
