package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.work.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of a run.
 *
 * @param deadLetters where records go that are given up
 * @param checkpoint where to go on from; null for nowhere
 * @param progress hears how far it is
 */
record Sinks(DeadLetters deadLetters, @Nullable Checkpoint checkpoint, ProgressListener progress) {
    static final Sinks NONE = new Sinks(DeadLetters.DROPPED, null, ProgressListener.SILENT);

    Sinks withDeadLetters(DeadLetters letters) {
        return new Sinks(letters, checkpoint, progress);
    }

    Sinks withCheckpoint(Checkpoint kept) {
        return new Sinks(deadLetters, kept, progress);
    }

    Sinks withProgress(ProgressListener listener) {
        return new Sinks(deadLetters, checkpoint, listener);
    }
}
