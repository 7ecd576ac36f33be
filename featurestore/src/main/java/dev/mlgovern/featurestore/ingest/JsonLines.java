package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Dead letters in a file, one JSON object a line. */
final class JsonLines implements DeadLetters {
    private final Path file;
    private @Nullable FileChannel open;

    JsonLines(Path file) {
        this.file = file;
    }

    @Override
    public void add(DeadLetter letter) {
        try {
            ByteBuffer line = ByteBuffer.wrap(line(letter));
            FileChannel channel = opened();
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel channel = open;
        if (channel == null) {
            OwnFiles.create(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            open = channel;
            if (torn()) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        }
        return channel;
    }

    /** Whether the last line was cut off, by a crash or a full disk: it must not swallow the next one. */
    private boolean torn() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private static byte[] line(DeadLetter letter) {
        try (JsonWriter json = JsonWriter.create()) {
            json.writeStartObject().writeFieldName("position").writeValue(letter.position());
            letter.identifier()
                    .ifPresent(text -> json.writeFieldName("identifier").writeValue(text));
            letter.eventTime()
                    .ifPresent(text -> json.writeFieldName("eventTime").writeValue(text));
            json.writeFieldName("reason").writeValue(letter.reason().getMessage());
            letter.record().ifPresent(record -> write(json.writeFieldName("record"), record));
            json.writeEndObject();
            byte[] object = json.getBytes();
            byte[] line = Arrays.copyOf(object, object.length + 1);
            line[object.length] = '\n';
            return line;
        }
    }

    private static void write(JsonWriter json, FeatureRecord record) {
        json.writeStartObject();
        for (Feature feature : record.schema().features()) {
            String name = feature.name();
            if (feature.shape() instanceof FeatureShape.Single) {
                record.value(name).ifPresent(text -> json.writeFieldName(name).writeValue(text));
            } else {
                record.values(name).ifPresent(texts -> {
                    json.writeFieldName(name).writeStartArray();
                    texts.forEach(json::writeValue);
                    json.writeEndArray();
                });
            }
        }
        json.writeEndObject();
    }

    @Override
    public void flush() {
        try {
            if (open != null) {
                open.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            shut();
        }
    }

    private void shut() {
        try {
            if (open != null) {
                open.close();
                open = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "dead letters in " + file;
    }
}
