package dev.mlgovern.featurestore.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** What {@code BatchWriteRecord} answers: the entries that failed, and those that it did not get to. Shows no values. */
final class BatchAnswer extends AwsResponse {
    private static final JsonMapper JSON = new JsonMapper();

    private final transient JsonNode body;

    private BatchAnswer(Builder builder) {
        super(builder);
        this.body = builder.body;
    }

    static BatchAnswer read(SdkHttpFullResponse response, ExecutionAttributes attributes) throws IOException {
        try (InputStream in = response.content().orElseGet(AbortableInputStream::createEmpty)) {
            JsonNode body = JSON.readTree(in);
            if (!body.path("Errors").isArray() || !body.path("UnprocessedEntries").isArray()) {
                throw new IOException("not an answer of BatchWriteRecord");
            }
            return new Builder(body).build();
        }
    }

    /** {@return records of the entries that failed, each a list of feature values} */
    List<JsonNode> failed() {
        return body.path("Errors").valueStream().map(error -> error.path("Entry").path("Record")).toList();
    }

    /** {@return records of the entries that were not processed} */
    List<JsonNode> unprocessed() {
        return body.path("UnprocessedEntries").valueStream().map(entry -> entry.path("Record")).toList();
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return List.of();
    }

    @Override
    public Builder toBuilder() {
        return new Builder(body);
    }

    @Override
    public String toString() {
        return "BatchAnswer[%d failed, %d unprocessed]".formatted(failed().size(), unprocessed().size());
    }

    /** As the SDK wants one. */
    static final class Builder extends AwsResponse.BuilderImpl {
        private final JsonNode body;

        private Builder(JsonNode body) {
            this.body = body;
        }

        @Override
        public BatchAnswer build() {
            return new BatchAnswer(this);
        }
    }
}
