package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.record.FeatureRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record or deletion that was given up, with what it was. Immutable; {@code toString} shows no value. */
public final class DeadLetter {
    private final long position;
    private final Object source;
    private final @Nullable Write write;
    private final GovernanceException reason;

    DeadLetter(long position, Object source, @Nullable Write write, GovernanceException reason) {
        this.position = position;
        this.source = source;
        this.write = write;
        this.reason = reason;
    }

    /**
     * Where it stood.
     *
     * @return in the source, from 0 on
     */
    public long position() {
        return position;
    }

    /**
     * What the source gave.
     *
     * @return a value of the type that is loaded, a {@link Change}, or a row of a file
     */
    public Object source() {
        return source;
    }

    /**
     * Which record it is.
     *
     * @return empty if it has no identifier, or could not be read
     */
    public Optional<String> identifier() {
        return Optional.ofNullable(write).map(Write::identifier);
    }

    /**
     * When it was true.
     *
     * @return as the group writes it; empty if it could not be read
     */
    public Optional<String> eventTime() {
        return Optional.ofNullable(write).map(Write::eventTime);
    }

    /**
     * The record as it was sent.
     *
     * @return empty for a deletion, and if it could not be read
     */
    public Optional<FeatureRecord> record() {
        return Optional.ofNullable(write).map(Write::record);
    }

    /**
     * Why it was given up.
     *
     * @return never holds a value of the record
     */
    public GovernanceException reason() {
        return reason;
    }

    /** The position and the reason. */
    @Override
    public String toString() {
        return "DeadLetter[position=" + position + ", reason=" + reason.getMessage() + "]";
    }
}
