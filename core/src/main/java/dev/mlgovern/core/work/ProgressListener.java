package dev.mlgovern.core.work;

/** Hears how long work goes on. Called from several threads; what it throws is logged and ignored. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = progress -> {};

    /**
     * Something moved on.
     *
     * @param progress what, and how far
     */
    void progressed(Progress progress);
}
