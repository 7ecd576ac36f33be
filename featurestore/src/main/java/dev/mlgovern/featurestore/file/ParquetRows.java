package dev.mlgovern.featurestore.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Rows of Parquet, a row group at a time. */
final class ParquetRows implements RowSource {
    private final ParquetFileReader file;
    private final MessageType schema;
    private final MessageColumnIO io;
    private @Nullable RecordReader<Group> group;
    private long left;
    private long row;

    private ParquetRows(ParquetFileReader file) {
        this.file = file;
        this.schema = file.getFileMetaData().getSchema();
        this.io = new ColumnIOFactory().getColumnIO(schema);
    }

    static ParquetRows open(Path path) throws IOException {
        PlainParquetConfiguration plain = new PlainParquetConfiguration();
        ParquetReadOptions options = ParquetReadOptions.builder(plain)
                .withCodecFactory(new ParquetCodecs(plain))
                .build();
        try {
            return new ParquetRows(ParquetFileReader.open(new LocalInputFile(path), options));
        } catch (ParquetRuntimeException e) {
            throw new IOException("not Parquet", e);
        } catch (RuntimeException e) {
            // as it says of a file that is too short or has another end
            throw new IOException("not Parquet: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> columns() {
        return schema.getFields().stream().map(Type::getName).toList();
    }

    @Override
    public @Nullable Cells next() throws IOException {
        try {
            while (left == 0) {
                PageReadStore pages = file.readNextRowGroup();
                if (pages == null) {
                    return null;
                }
                group = io.getRecordReader(pages, new GroupRecordConverter(schema));
                left = pages.getRowCount();
            }
            left--;
            return group == null ? null : cells(group.read());
        } catch (ParquetRuntimeException e) {
            throw new IOException("row " + (row + 1) + " cannot be read", e);
        }
    }

    private Cells cells(Group values) {
        @Nullable Object[] cells = new Object[schema.getFieldCount()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = values.getFieldRepetitionCount(i) == 0 ? null : ParquetValues.of(values, i);
        }
        return new Cells(++row, cells);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
