package dev.mlgovern.featurestore.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one by one. */
interface RowSource extends AutoCloseable {
    List<String> columns();

    /** {@return the next row, null at the end} */
    @Nullable
    Cells next() throws IOException;

    @Override
    void close();

    /** A row as it stands in the file: each cell null, a String, Boolean, Number, Instant, LocalDate or a List of these. */
    final class Cells {
        private final long line;
        private final @Nullable Object[] values;

        /** Takes the array over. */
        Cells(long line, @Nullable Object[] values) {
            this.line = line;
            this.values = values;
        }

        /** {@return where the row begins in the file, or its number, from 1 on} */
        long line() {
            return line;
        }

        int size() {
            return values.length;
        }

        @Nullable
        Object value(int column) {
            return values[column];
        }
    }
}
