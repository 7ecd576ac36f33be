package dev.mlgovern.core.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the work. */
final class SafeListener implements ProgressListener {
    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    private final ProgressListener delegate;

    SafeListener(ProgressListener delegate) {
        this.delegate = delegate;
    }

    @Override
    public void progressed(Progress progress) {
        try {
            delegate.progressed(progress);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a progress listener failed and is ignored: {}",
                    e.getClass().getName());
        }
    }
}
