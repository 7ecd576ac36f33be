package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.WrongAccountException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Decides what becomes of an entry once an answer is there: done, given up, sent again, or the end of the run. Used by the run's thread. */
final class Settler {
    private static final double NANOS = 1e9;
    private static final double FIRST_BACKOFF_SECONDS = 0.05;
    private static final double LONGEST_BACKOFF_SECONDS = 5;
    private static final int OUTAGE = 50;

    /** What is refused so is refused for every record. */
    private static final List<Class<? extends GovernanceException>> FOR_ALL = List.of(
            AccessDeniedException.class,
            NotFoundException.class,
            WrongAccountException.class,
            RoleNotAssumableException.class,
            GateRefusedException.class,
            QuotaExceededException.class);

    private final IngestSettings settings;
    private final Ledger ledger;
    private final Lanes lanes;
    private final Consumer<RuntimeException> stop;
    private double lastDone = Double.NEGATIVE_INFINITY;
    private int failedInARow;

    Settler(IngestSettings settings, Ledger ledger, Lanes lanes, Consumer<RuntimeException> stop) {
        this.settings = settings;
        this.ledger = ledger;
        this.lanes = lanes;
        this.stop = stop;
    }

    void settle(Entry entry, Answer answer, double now) {
        if (answer instanceof Answer.Again again) {
            failedInARow++;
            again(entry, again, now);
            return;
        }
        failedInARow = 0;
        if (answer instanceof Answer.Refused refused) {
            refused(entry, refused.reason());
        } else {
            lastDone = now;
            ledger.written(entry);
            lanes.release(entry);
        }
    }

    /** Whether so many failed in a row that it is not about them: then the service is asked less and less. */
    boolean outage() {
        return failedInARow >= OUTAGE;
    }

    private void refused(Entry entry, GovernanceException reason) {
        if (FOR_ALL.stream().anyMatch(each -> each.isInstance(reason))) {
            stop.accept(reason);
        } else {
            giveUp(entry, reason);
        }
    }

    private void again(Entry entry, Answer.Again again, double now) {
        boolean over = entry.attempts >= settings.attempts()
                || now - entry.first > settings.patience().toNanos() / NANOS;
        if (!over) {
            ledger.again(again.throttled());
            entry.due = now + backoff(entry.attempts);
            lanes.again(entry);
        } else if (lastDone < entry.second) {
            // nothing at all got through since it was sent again, so it is not about this record
            stop.accept(again.reason());
        } else {
            giveUp(entry, again.reason());
        }
    }

    private void giveUp(Entry entry, GovernanceException reason) {
        lost(entry, reason);
        lanes.release(entry);
    }

    /** It was never sent, or will not be sent again. */
    void lost(Entry entry, GovernanceException reason) {
        try {
            ledger.failed(entry, reason);
        } catch (RuntimeException notKept) {
            stop.accept(notKept);
        }
    }

    /** By chance, so that what failed together does not come back together. */
    private static double backoff(int attempts) {
        double most = Math.min(LONGEST_BACKOFF_SECONDS, FIRST_BACKOFF_SECONDS * Math.pow(2, attempts - 1.0));
        return most * (0.5 + ThreadLocalRandom.current().nextDouble() / 2);
    }
}
