package dev.mlgovern.core.error;

import java.util.List;

/** Work of several steps stopped halfway; what is done stays done, and running it again does the rest. */
public final class IncompleteException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> done;
    private final transient List<String> left;

    /**
     * Thrown by the run of a plan; the cause is the first step's failure, further ones are suppressed in it.
     *
     * @param failure the facts
     * @param done names of the finished steps
     * @param left names of the steps still to do, the failed ones first
     */
    public IncompleteException(Failure failure, List<String> done, List<String> left) {
        super(failure);
        this.done = List.copyOf(done);
        this.left = List.copyOf(left);
    }

    /**
     * What is finished.
     *
     * @return names of steps, in the order of the plan
     */
    public List<String> done() {
        return done;
    }

    /**
     * What a next run will do.
     *
     * @return names of steps, the failed ones first
     */
    public List<String> left() {
        return left;
    }

    /** Whether the step that failed may succeed later without anyone changing anything. */
    @Override
    public boolean retryable() {
        return getCause() instanceof GovernanceException below && below.retryable();
    }
}
