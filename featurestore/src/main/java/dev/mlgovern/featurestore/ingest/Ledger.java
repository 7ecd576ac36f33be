package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has come of a run so far. Used by the run's thread; by others once that has ended. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final double TELL_SECONDS = 1;

    private final String step;
    private final IngestSettings settings;
    private final Sinks sinks;
    private final Savings savings;
    private final Done done;
    private final List<IngestReport.Failed> failures = new ArrayList<>();
    private long written;
    private long failed;
    private long retried;
    private long throttled;
    private double saved = Double.NaN;
    private double told = Double.NaN;
    private long toldOf;

    Ledger(Target target, IngestSettings settings, Sinks sinks) {
        this.step = "ingest " + target.arn().name();
        this.settings = settings;
        this.sinks = sinks;
        this.savings = new Savings(sinks.checkpoint(), target.arn());
        this.done = savings.load();
    }

    /** What was done when the run began, for who feeds; to be asked before it begins. */
    Done doneBefore() {
        return done.copy();
    }

    /** Whether a position may be taken up: what is done beyond the first that is not is kept in mind, and that has a bound. */
    boolean holds(long position) {
        return done.holds(position);
    }

    void written(Entry entry) {
        written++;
        done.add(entry.position);
    }

    void failed(Entry entry, GovernanceException reason) {
        failed++;
        if (failures.size() < IngestReport.KEPT) {
            failures.add(entry.failed(reason));
        }
        sinks.deadLetters().add(entry.letter(reason));
        done.add(entry.position);
        if (failed > settings.mostFailures()) {
            throw new InvalidRequestException(
                    Failure.of("ingest", "more records failed than are allowed to"),
                    List.of("failures must be at most %d; the first: %s"
                            .formatted(
                                    settings.mostFailures(),
                                    failures.get(0).reason().getMessage())));
        }
    }

    void again(boolean becauseThrottled) {
        retried++;
        if (becauseThrottled) {
            throttled++;
        }
    }

    /** Saves and tells when it is time to. */
    void tick(double now) {
        if (Double.isNaN(saved)) {
            saved = now;
            told = now;
        }
        if (now - saved >= settings.checkpointEvery().toNanos() / 1e9) {
            saved = now;
            save();
        }
        if (now - told >= TELL_SECONDS) {
            tell(Progress.State.RUNNING, now);
        }
    }

    private void save() {
        sinks.deadLetters().flush();
        savings.save(done);
    }

    /** The source was given to its end and all of it is dealt with. */
    void finished(double now) {
        sinks.deadLetters().flush();
        savings.clear();
        tell(Progress.State.DONE, now);
    }

    /** It stopped before; the next run goes on here. */
    void stopped(double now) {
        save();
        tell(Progress.State.FAILED, now);
    }

    private void tell(Progress.State state, double now) {
        double rate = now > told ? (written - toldOf) / (now - told) : 0;
        String detail = String.format(Locale.ROOT, "%d written, %d failed, %.0f/s", written, failed, rate);
        told = now;
        toldOf = written;
        try {
            sinks.progress().progressed(new Progress(step, state, detail, 0, 0));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a progress listener failed and is ignored: {}",
                    e.getClass().getName());
        }
    }

    /** The position below which all is dealt with. */
    long position() {
        return done.base();
    }

    Savings savings() {
        return savings;
    }

    IngestReport report(long skipped) {
        return new IngestReport(written, failed, skipped, retried, throttled, failures);
    }
}
