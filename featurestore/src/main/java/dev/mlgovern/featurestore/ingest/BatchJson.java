package dev.mlgovern.featurestore.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes requests of {@code BatchWriteRecord} for one group; what is the same in all of them is encoded once. Thread-safe. */
final class BatchJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializableString ENTRIES = new SerializedString("Entries");
    private static final SerializableString GROUP = new SerializedString("FeatureGroupName");
    private static final SerializableString RECORD = new SerializedString("Record");
    private static final SerializableString FEATURE = new SerializedString("FeatureName");
    private static final SerializableString VALUE = new SerializedString("ValueAsString");
    private static final SerializableString VALUES = new SerializedString("ValueAsStringList");

    private final SerializableString group;
    private volatile Names latest;
    private volatile int size = 1024;

    BatchJson(String group, Schema schema) {
        this.group = new SerializedString(group);
        this.latest = Names.of(schema);
    }

    /** The names of a schema's features; records of one source share theirs. */
    private record Names(Schema schema, List<SerializedString> encoded) {
        static Names of(Schema schema) {
            return new Names(
                    schema,
                    schema.features().stream()
                            .map(feature -> new SerializedString(feature.name()))
                            .toList());
        }
    }

    byte[] of(List<Write> writes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeFieldName(ENTRIES);
            json.writeStartArray();
            for (Write write : writes) {
                entry(json, write);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        size = Math.max(size, bytes.size());
        return bytes.toByteArray();
    }

    private void entry(JsonGenerator json, Write write) throws IOException {
        json.writeStartObject();
        json.writeFieldName(GROUP);
        json.writeString(group);
        json.writeFieldName(RECORD);
        json.writeStartArray();
        record(json, Objects.requireNonNull(write.record(), "deletions go alone"));
        json.writeEndArray();
        if (!write.stores().isEmpty()) {
            json.writeArrayFieldStart("TargetStores");
            for (TargetStore store : write.stores()) {
                json.writeString(store.awsName());
            }
            json.writeEndArray();
        }
        Duration live = write.timeToLive();
        if (live != null) {
            json.writeObjectFieldStart("TtlDuration");
            json.writeStringField("Unit", "Seconds");
            json.writeNumberField("Value", Math.toIntExact(live.toSeconds()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void record(JsonGenerator json, FeatureRecord record) throws IOException {
        Names names = names(record.schema());
        List<Feature> features = record.schema().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            if (feature.shape() instanceof FeatureShape.Single) {
                Optional<String> value = record.value(feature.name());
                if (value.isPresent()) {
                    named(json, names.encoded().get(i), VALUE);
                    json.writeString(value.get());
                    json.writeEndObject();
                }
            } else {
                Optional<List<String>> values = record.values(feature.name());
                if (values.isPresent()) {
                    named(json, names.encoded().get(i), VALUES);
                    String[] elements = values.get().toArray(String[]::new);
                    json.writeArray(elements, 0, elements.length);
                    json.writeEndObject();
                }
            }
        }
    }

    private static void named(JsonGenerator json, SerializedString name, SerializableString kind) throws IOException {
        json.writeStartObject();
        json.writeFieldName(FEATURE);
        json.writeString(name);
        json.writeFieldName(kind);
    }

    // records of one source hold the same schema, and to compare it whole for each would cost more than most of the rest
    @SuppressWarnings("ReferenceEquality")
    private Names names(Schema schema) {
        Names known = latest;
        if (known.schema() == schema) {
            return known;
        }
        Names own = Names.of(schema);
        latest = own;
        return own;
    }
}
