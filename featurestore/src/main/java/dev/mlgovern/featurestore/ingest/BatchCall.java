package dev.mlgovern.featurestore.ingest;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;

/** A request of {@code BatchWriteRecord} whose JSON is written already. Shows no values. */
final class BatchCall extends AwsRequest {
    // what core reads off any request: what it is about, and what must not come back in an error
    private static final List<SdkField<?>> FIELDS = List.of(
            field(MarshallingType.STRING, "FeatureGroupName", call -> call.group),
            field(MarshallingType.SDK_BYTES, "Body", call -> SdkBytes.fromByteArrayUnsafe(call.json)));

    private final String group;
    private final byte[] json;

    private BatchCall(Builder builder) {
        super(builder);
        this.group = builder.group;
        this.json = builder.json;
    }

    static BatchCall of(String group, byte[] json) {
        return new Builder(group, json).build();
    }

    private static <T> SdkField<T> field(MarshallingType<T> type, String name, Function<BatchCall, T> value) {
        return SdkField.builder(type)
                .memberName(name)
                .getter(call -> value.apply((BatchCall) call))
                .traits(LocationTrait.builder()
                        .location(MarshallLocation.PAYLOAD)
                        .locationName(name)
                        .build())
                .build();
    }

    byte[] json() {
        return json;
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return FIELDS;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    public String toString() {
        return "BatchCall[" + group + "]";
    }

    /** Lets core set the deadline. */
    static final class Builder extends AwsRequest.BuilderImpl {
        private final String group;
        private final byte[] json;

        private Builder(String group, byte[] json) {
            this.group = group;
            this.json = json;
        }

        private Builder(BatchCall call) {
            super(call);
            this.group = call.group;
            this.json = call.json;
        }

        @Override
        public BatchCall build() {
            return new BatchCall(this);
        }
    }
}
