package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.work.Progress;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.model.S3Location;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of an artifact are copied. */
final class CopyProgress {
    private final S3Location to;
    private final long total;
    private final ProgressListener listener;
    private final AtomicLong done = new AtomicLong();

    CopyProgress(S3Location to, long total, ProgressListener listener) {
        this.to = to;
        this.total = total;
        this.listener = listener;
    }

    StoredObject add(StoredObject copied) {
        add(copied.size());
        return copied;
    }

    void add(long bytes) {
        listener.progressed(new Progress(
                "copy to " + to, Progress.State.RUNNING, "", Math.min(total, done.addAndGet(bytes)), total));
    }
}
