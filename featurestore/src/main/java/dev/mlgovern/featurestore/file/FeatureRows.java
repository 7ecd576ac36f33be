package dev.mlgovern.featurestore.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of an open file, in its order. Not thread-safe; closed by whoever opened it. */
public final class FeatureRows implements Iterator<FeatureRow>, AutoCloseable {
    private final RowSource source;
    private final Mapping.Columns columns;
    private RowSource.@Nullable Cells next;
    private boolean looked;

    FeatureRows(RowSource source, Mapping.Columns columns) {
        this.source = source;
        this.columns = columns;
    }

    /**
     * Whether there is another row.
     *
     * @throws UncheckedIOException if the file cannot be read on
     */
    @Override
    public boolean hasNext() {
        if (!looked) {
            try {
                next = source.next();
            } catch (IOException e) {
                throw new UncheckedIOException("the file cannot be read on", e);
            }
            looked = true;
        }
        return next != null;
    }

    /**
     * The next row.
     *
     * @throws UncheckedIOException if the file cannot be read on
     */
    @Override
    public FeatureRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the file has no more rows");
        }
        looked = false;
        return new FeatureRow(next, columns);
    }

    /** Closes the file. */
    @Override
    public void close() {
        source.close();
    }
}
