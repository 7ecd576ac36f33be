package dev.mlgovern.benchmarks;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.PutRecordRequest;

/** Records of 20 features, of about 1 kB as JSON. */
final class Cards {
    static final String ARN = "arn:aws:sagemaker:eu-west-1:222222222222:feature-group/cards";
    private static final int FEATURES = 20;
    static final Schema SCHEMA = schema();

    private Cards() {}

    private static Schema schema() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            features.add(Feature.of(name(i), FeatureType.STRING));
        }
        return Schema.of(features, name(0), name(1));
    }

    /** What {@code DescribeFeatureGroup} says of the group. */
    static byte[] described() {
        String features = SCHEMA.features().stream()
                .map(feature -> "{\"FeatureName\":\"%s\",\"FeatureType\":\"String\"}".formatted(feature.name()))
                .collect(Collectors.joining(","));
        return """
                {"FeatureGroupArn":"%s","FeatureGroupName":"cards","RecordIdentifierFeatureName":"%s",
                "EventTimeFeatureName":"%s","FeatureDefinitions":[%s],"CreationTime":1.7638920E9,
                "FeatureGroupStatus":"Created","OnlineStoreConfig":{"EnableOnlineStore":true}}
                """.formatted(ARN, name(0), name(1), features).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(int feature) {
        return "feature-" + feature;
    }

    private static String value(long number, int feature) {
        return switch (feature) {
            case 0 -> "card-" + number;
            case 1 -> "2026-11-23T10:00:00Z";
            default -> Long.toString(1_000_000_000_007L * feature + number);
        };
    }

    static FeatureRecord record(long number) {
        FeatureRecord.Builder record = FeatureRecord.of(SCHEMA);
        for (int i = 0; i < FEATURES; i++) {
            record.put(name(i), value(number, i));
        }
        return record.build();
    }

    static PutRecordRequest request(long number) {
        List<FeatureValue> values = new ArrayList<>(FEATURES);
        for (int i = 0; i < FEATURES; i++) {
            values.add(FeatureValue.builder()
                    .featureName(name(i))
                    .valueAsString(value(number, i))
                    .build());
        }
        return PutRecordRequest.builder().featureGroupName(ARN).record(values).build();
    }

    /** Records one after the other as long as the number of the next is wanted. */
    static Iterator<FeatureRecord> numbered(LongPredicate wanted) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return wanted.test(next);
            }

            @Override
            public FeatureRecord next() {
                return record(next++);
            }
        };
    }
}
