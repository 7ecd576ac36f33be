package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A schema as it is sent to another process.
 *
 * @param features in order
 * @param recordIdentifier name of the feature that names a record
 * @param eventTime name of the feature that says when a record was true
 */
record FlatSchema(List<Flat> features, String recordIdentifier, String eventTime) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SINGLE = 0;
    private static final int LIST = -1;
    private static final int SET = -2;

    /**
     * One feature.
     *
     * @param shape the dimension of a vector, or what is less
     */
    record Flat(String name, FeatureType type, int shape) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Flat of(Feature feature) {
            FeatureShape shape = feature.shape();
            int flat = SINGLE;
            if (shape instanceof FeatureShape.Vector vector) {
                flat = vector.dimension();
            } else if (!(shape instanceof FeatureShape.Single)) {
                flat = shape instanceof FeatureShape.SetOf ? SET : LIST;
            }
            return new Flat(feature.name(), feature.type(), flat);
        }

        Feature feature() {
            FeatureShape flat = switch (shape) {
                case SINGLE -> FeatureShape.SINGLE;
                case LIST -> FeatureShape.LIST;
                case SET -> FeatureShape.SET;
                default -> FeatureShape.vector(shape);
            };
            return new Feature(name, type, flat);
        }
    }

    static FlatSchema of(Schema schema) {
        return new FlatSchema(
                schema.features().stream().map(Flat::of).toList(),
                schema.recordIdentifier().name(),
                schema.eventTime().name());
    }

    Schema schema() {
        return Schema.of(features.stream().map(Flat::feature).toList(), recordIdentifier, eventTime);
    }
}
