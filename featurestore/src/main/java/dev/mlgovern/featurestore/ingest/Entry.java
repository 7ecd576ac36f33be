package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.GovernanceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One item of the source on its way. Made by whoever feeds; from then on used by the run's thread alone. */
final class Entry {
    final long position;
    final Object source;
    private final @Nullable Write write;
    private final @Nullable GovernanceException unreadable;

    /** The next of the same identifier, which waits for this one. */
    @Nullable
    Entry next;

    int attempts;
    /** When it was sent for the first and for the second time, and when it is to be sent again; in seconds. */
    double first;

    double second;
    double due;

    private Entry(long position, Object source, @Nullable Write write, @Nullable GovernanceException unreadable) {
        this.position = position;
        this.source = source;
        this.write = write;
        this.unreadable = unreadable;
    }

    static Entry of(long position, Object source, Write write) {
        return new Entry(position, source, write, null);
    }

    static Entry unreadable(long position, Object source, GovernanceException why) {
        return new Entry(position, source, null, why);
    }

    void sent(double now) {
        attempts++;
        if (attempts == 1) {
            first = now;
        }
        if (attempts <= 2) {
            second = now;
        }
    }

    @Nullable
    GovernanceException unreadable() {
        return unreadable;
    }

    Write write() {
        return Objects.requireNonNull(write, "what cannot be read is not sent");
    }

    DeadLetter letter(GovernanceException reason) {
        return new DeadLetter(position, source, write, reason);
    }

    IngestReport.Failed failed(GovernanceException reason) {
        return new IngestReport.Failed(position, write == null ? null : write.identifier(), reason);
    }
}
