package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Writes requests of {@code BatchWriteRecord}, with what the SDK's clients write theirs. */
final class BatchJson {
    private BatchJson() {}

    static byte[] of(String group, List<Write> writes) {
        try (JsonWriter json = JsonWriter.create()) {
            json.writeStartObject().writeFieldName("Entries").writeStartArray();
            for (Write write : writes) {
                entry(json, group, write);
            }
            json.writeEndArray().writeEndObject();
            return json.getBytes();
        }
    }

    private static void entry(JsonWriter json, String group, Write write) {
        json.writeStartObject();
        json.writeFieldName("FeatureGroupName").writeValue(group);
        json.writeFieldName("Record").writeStartArray();
        record(json, Objects.requireNonNull(write.record(), "deletions go alone"));
        json.writeEndArray();
        if (!write.stores().isEmpty()) {
            json.writeFieldName("TargetStores").writeStartArray();
            write.stores().forEach(store -> json.writeValue(store.awsName()));
            json.writeEndArray();
        }
        Duration live = write.timeToLive();
        if (live != null) {
            json.writeFieldName("TtlDuration").writeStartObject();
            json.writeFieldName("Unit").writeValue("Seconds");
            json.writeFieldName("Value").writeValue(Math.toIntExact(live.toSeconds()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void record(JsonWriter json, FeatureRecord record) {
        for (Feature feature : record.schema().features()) {
            if (feature.shape() instanceof FeatureShape.Single) {
                Optional<String> value = record.value(feature.name());
                if (value.isPresent()) {
                    json.writeStartObject().writeFieldName("FeatureName").writeValue(feature.name());
                    json.writeFieldName("ValueAsString").writeValue(value.get()).writeEndObject();
                }
            } else {
                record.values(feature.name()).ifPresent(values -> {
                    json.writeStartObject().writeFieldName("FeatureName").writeValue(feature.name());
                    json.writeFieldName("ValueAsStringList").writeStartArray();
                    values.forEach(json::writeValue);
                    json.writeEndArray().writeEndObject();
                });
            }
        }
    }
}
