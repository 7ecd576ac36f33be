package dev.mlgovern.featurestore.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopCodecs;

/** Parquet's own codecs, and the JDK's GZIP: for that one Parquet would need the whole of Hadoop. */
final class ParquetCodecs implements CompressionCodecFactory {
    private final CompressionCodecFactory others;

    ParquetCodecs(ParquetConfiguration configuration) {
        this.others = HadoopCodecs.newFactory(configuration, 0);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return codec == CompressionCodecName.GZIP ? new Gzip() : others.getDecompressor(codec);
    }

    @Override
    public void release() {
        others.release();
    }

    /** Knows how many bytes a page has when it is open. */
    private static final class Gzip implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput compressed, int size) throws IOException {
            try (InputStream in = new GZIPInputStream(compressed.toInputStream())) {
                return BytesInput.from(in.readNBytes(size));
            }
        }

        @Override
        public void decompress(ByteBuffer compressed, int compressedSize, ByteBuffer opened, int size)
                throws IOException {
            ByteBuffer page = compressed.slice().limit(compressedSize);
            try (InputStream in = new GZIPInputStream(BytesInput.from(page).toInputStream())) {
                opened.put(in.readNBytes(size));
            }
        }

        @Override
        public void release() {}
    }
}
