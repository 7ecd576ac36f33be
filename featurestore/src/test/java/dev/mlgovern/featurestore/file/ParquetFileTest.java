package dev.mlgovern.featurestore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetFileTest {
    private static final Schema LOGICAL = Schema.of(
            List.of(
                    Feature.of("id", FeatureType.INTEGRAL),
                    Feature.of("at", FeatureType.FRACTIONAL),
                    Feature.of("day", FeatureType.STRING),
                    Feature.of("price", FeatureType.FRACTIONAL),
                    Feature.of("fraud", FeatureType.INTEGRAL),
                    Feature.of("seen", FeatureType.STRING),
                    Feature.of("big", FeatureType.STRING),
                    new Feature("shops", FeatureType.STRING, FeatureShape.LIST)),
            "id",
            "at");

    private static final Schema CARDS = Schema.of(
            List.of(
                    Feature.of("card", FeatureType.STRING),
                    Feature.of("at", FeatureType.STRING),
                    Feature.of("shops", FeatureType.INTEGRAL),
                    Feature.of("spent", FeatureType.FRACTIONAL)),
            "card",
            "at");
    private static final MessageType TYPE = MessageTypeParser.parseMessageType("""
            message cards { required binary card (STRING); required int64 at (TIMESTAMP(MICROS,true));
              optional int64 shops; optional double spent; }
            """);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");

    @TempDir
    Path folder;

    private Path write(MessageType type, CompressionCodecName codec, List<Consumer<Group>> rows) throws IOException {
        Path file = folder.resolve("cards.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withRowGroupSize(4096L)
                .withCompressionCodec(codec)
                .withCodecFactory(new Written())
                .build()) {
            for (Consumer<Group> row : rows) {
                Group group = new SimpleGroup(type);
                row.accept(group);
                writer.write(group);
            }
        }
        return file;
    }

    /** The codec that Parquet takes from Hadoop, which is not here. */
    private static final class Written implements CompressionCodecFactory {
        private final CompressionCodecFactory others =
                org.apache.parquet.hadoop.util.HadoopCodecs.newFactory(new PlainParquetConfiguration(), 1024);

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return codec == CompressionCodecName.GZIP ? new Gzip() : others.getCompressor(codec);
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            return others.getDecompressor(codec);
        }

        @Override
        public void release() {
            others.release();
        }
    }

    private static final class Gzip implements CompressionCodecFactory.BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(small)) {
                bytes.writeAllTo(out);
            }
            return BytesInput.from(small.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {}
    }

    private static List<FeatureRecord> records(Path file, Schema schema) {
        List<FeatureRecord> records = new ArrayList<>();
        try (FeatureRows rows = FeatureFile.of(file).open(schema)) {
            rows.forEachRemaining(row -> records.add(row.record()));
        }
        return records;
    }

    private static Consumer<Group> card(int number) {
        return row -> {
            row.add("card", "c" + number);
            row.add("at", AT.getEpochSecond() * 1_000_000 + AT.getNano() / 1000);
            row.add("spent", number / 2.0);
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void parquet_ofManyRowGroups_becomesRecords(CompressionCodecName codec) throws IOException {
        List<Consumer<Group>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(card(i));
        }
        List<FeatureRecord> records = records(write(TYPE, codec, rows), CARDS);
        assertThat(records).hasSize(2_000);
        assertThat(records.get(1_999).identifier()).isEqualTo("c1999");
        assertThat(records.get(1_999).eventTime()).isEqualTo("2026-11-23T10:00:00.123Z");
        assertThat(records.get(1_999).value("spent")).contains("999.5");
        assertThat(records.get(1_999).value("shops")).isEmpty();
    }

    @Test
    void parquet_ofLogicalTypes_isWrittenAsTheFeaturesNeedIt() throws IOException {
        MessageType type = MessageTypeParser.parseMessageType("""
                message m { required int32 id; required int64 at (TIMESTAMP(NANOS,false)); required int32 day (DATE);
                  required fixed_len_byte_array(4) price (DECIMAL(9,2)); required boolean fraud; required int96 seen;
                  required int32 big (INTEGER(32,false));
                  required group shops (LIST) { repeated group list { optional binary element (STRING); } } }
                """);
        Path file = write(type, CompressionCodecName.UNCOMPRESSED, List.of(row -> {
            row.add("id", 7);
            row.add("at", 1_500_000_000L);
            row.add("day", 365);
            row.add("price", Binary.fromConstantByteArray(new byte[] {-1, -1, -1, (byte) 206}));
            row.add("fraud", true);
            row.add("seen", new NanoTime(2_440_589, 1_000_000L));
            row.add("big", -1);
            Group shops = row.addGroup("shops");
            shops.addGroup("list").add("element", "a");
            shops.addGroup("list").add("element", "");
        }));
        FeatureRecord record = records(file, LOGICAL).get(0);
        assertThat(record.identifier()).isEqualTo("7");
        assertThat(record.eventTime()).isEqualTo("1.500");
        assertThat(record.value("day")).contains("1971-01-01");
        assertThat(record.value("price")).contains("-0.50");
        assertThat(record.value("fraud")).contains("1");
        assertThat(record.value("seen")).contains("1970-01-02T00:00:00.001Z");
        assertThat(record.value("big")).contains("4294967295");
        assertThat(record.values("shops")).contains(List.of("a", ""));
    }

    @Test
    void parquet_ofBigDoublesAndUuids_isWrittenInDigitsAndAsTheUuid() throws IOException {
        MessageType type = MessageTypeParser.parseMessageType("""
                message m { required fixed_len_byte_array(16) card (UUID); required int64 at (TIMESTAMP(MICROS,true));
                  optional double shops; optional double spent; }
                """);
        UUID card = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91");
        byte[] bits = ByteBuffer.allocate(16)
                .putLong(card.getMostSignificantBits())
                .putLong(card.getLeastSignificantBits())
                .array();
        Path file = write(type, CompressionCodecName.UNCOMPRESSED, List.of(row -> {
            row.add("card", Binary.fromConstantByteArray(bits));
            row.add("at", AT.getEpochSecond() * 1_000_000);
            row.add("shops", 12_345_678.0);
            row.add("spent", 1e-5);
        }));

        FeatureRecord record = records(file, CARDS).get(0);

        assertThat(record.identifier()).isEqualTo(card.toString());
        assertThat(record.value("shops")).contains("12345678");
        assertThat(record.value("spent")).contains("0.000010");
    }

    @Test
    void parquet_withAStructure_isReadIfThatIsLeftOut() throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(
                "message m { required binary card (STRING); required binary at (STRING); optional int64 shops;"
                        + " required group spent { required double a; required double b; } }");
        Path file = write(type, CompressionCodecName.UNCOMPRESSED, List.of(row -> {
            row.add("card", "1");
            row.add("at", "2026-11-23T10:00:00Z");
            row.addGroup("spent").append("a", 1.0).append("b", 2.0);
        }));
        try (FeatureRows rows = FeatureFile.of(file).open(CARDS)) {
            assertThatThrownBy(rows.next()::record)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("feature spent: the column holds no values, in line 1");
        }
        try (FeatureRows rows =
                FeatureFile.of(file).ignoring("spent").lacking("spent").open(CARDS)) {
            assertThat(rows.next().record().identifier()).isEqualTo("1");
        }
    }

    @Test
    void parquet_thatIsNone_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("text.parquet"), "card,at\n".repeat(100));
        assertThatThrownBy(() -> FeatureFile.of(file).open(CARDS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("text.parquet")
                .hasRootCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void parquet_thatIsCutOff_saysSo() throws IOException {
        Path file = write(TYPE, CompressionCodecName.SNAPPY, List.of(card(1)));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertThatThrownBy(() -> FeatureFile.of(file).open(CARDS)).isInstanceOf(UncheckedIOException.class);
    }
}
