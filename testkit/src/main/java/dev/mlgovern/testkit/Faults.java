package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.door.FaultBook;

/**
 * What goes wrong in a {@link LocalCloud}. Faults stay until {@link #clear()} or until they have happened as often as was asked for; of
 * several that fit a request, the first that is due happens.
 *
 * <pre>{@code
 * cloud.faults().on("sagemaker:CreateModelPackage").times(2).throttled();
 * cloud.faults().on("s3:*").account("111111111111").every(3).reset();
 * }</pre>
 */
public final class Faults {
    private final FaultBook book;

    Faults(FaultBook book) {
        this.book = book;
    }

    /**
     * Begins a fault.
     *
     * @param operation {@code service:Operation} as {@link RecordedCall} names them; {@code *} stands for either part or for both
     * @return the fault, which does not happen before it is told how it shows
     * @throws IllegalArgumentException when it is neither {@code *} nor has two parts
     */
    public FaultSetup on(String operation) {
        if (!operation.equals("*") && operation.indexOf(':') <= 0) {
            throw new IllegalArgumentException("a fault is on service:Operation or *, not \"" + operation + '"');
        }
        return new FaultSetup(book, operation);
    }

    /** Calls all faults off. */
    public void clear() {
        book.clear();
    }
}
