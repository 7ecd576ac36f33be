package dev.mlgovern.core.work;

/**
 * One moment of long work. Immutable.
 *
 * @param step name of the step or what is waited for
 * @param state what happened
 * @param detail a few words more: the state AWS reports, what was found; may be empty
 * @param doneBytes bytes moved so far, 0 where nothing is moved
 * @param totalBytes bytes to move, 0 where nothing is moved
 */
public record Progress(String step, State state, String detail, long doneBytes, long totalBytes) {
    /** What happened to the step. */
    public enum State {
        /** Found done from an earlier run; nothing is changed. */
        UNCHANGED,
        /** Begun. */
        STARTED,
        /** Still going on. */
        RUNNING,
        /** Finished now. */
        DONE,
        /** Failed; the plan goes on with what does not depend on it. */
        FAILED
    }
}
