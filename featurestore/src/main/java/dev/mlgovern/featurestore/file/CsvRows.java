package dev.mlgovern.featurestore.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of CSV. An empty field is null unless it is in quotes. */
final class CsvRows implements RowSource {
    private final CloseableIterator<Cells> rows;
    private final List<String> columns;

    CsvRows(Path path, char separator) throws IOException {
        rows = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .build(new Fields(), path)
                .iterator();
        Cells header = next();
        columns = header == null
                ? List.of()
                : IntStream.range(0, header.size())
                        .mapToObj(i -> Objects.toString(header.value(i), ""))
                        .toList();
    }

    /** Gathers the fields of a row. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<Cells> {
        private List<@Nullable Object> values = new ArrayList<>();

        @Override
        protected void handleBegin(long line) {
            values = new ArrayList<>(values.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected Cells buildRecord() {
            return new Cells(getStartingLineNumber(), values.toArray());
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    // the parser's messages say where it was, and nothing of what stood there; its causes may
    @Override
    public @Nullable Cells next() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw new IOException("not CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
