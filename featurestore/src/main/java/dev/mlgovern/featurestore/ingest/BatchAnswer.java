package dev.mlgovern.featurestore.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/** What {@code BatchWriteRecord} answers: the entries that failed, and those that it did not get to. Shows no values. */
final class BatchAnswer extends AwsResponse {
    private static final JsonNodeParser JSON = JsonNodeParser.create();

    /** Records of the entries that failed, each a list of feature values. */
    private final transient List<JsonNode> failed;

    private final transient List<JsonNode> unprocessed;

    private BatchAnswer(Builder builder) {
        super(builder);
        this.failed = builder.failed;
        this.unprocessed = builder.unprocessed;
    }

    static BatchAnswer read(SdkHttpFullResponse response, ExecutionAttributes attributes) throws IOException {
        try (InputStream in = response.content().orElseGet(AbortableInputStream::createEmpty)) {
            JsonNode body = JSON.parse(in);
            return new Builder(
                            list(body, "Errors").stream()
                                    .map(error -> error.field("Entry"))
                                    .flatMap(Optional::stream)
                                    .map(BatchAnswer::record)
                                    .toList(),
                            list(body, "UnprocessedEntries").stream()
                                    .map(BatchAnswer::record)
                                    .toList())
                    .build();
        } catch (RuntimeException e) {
            throw new IOException("not an answer of BatchWriteRecord", e);
        }
    }

    private static List<JsonNode> list(JsonNode node, String field) {
        return node.field(field).orElseThrow().asArray();
    }

    private static JsonNode record(JsonNode entry) {
        return entry.field("Record").orElseThrow();
    }

    /** {@return records of the entries that failed, each a list of feature values} */
    List<JsonNode> failed() {
        return failed;
    }

    /** {@return records of the entries that were not processed} */
    List<JsonNode> unprocessed() {
        return unprocessed;
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return List.of();
    }

    @Override
    public Builder toBuilder() {
        return new Builder(failed, unprocessed);
    }

    @Override
    public String toString() {
        return "BatchAnswer[%d failed, %d unprocessed]".formatted(failed.size(), unprocessed.size());
    }

    /** As the SDK wants one. */
    static final class Builder extends AwsResponse.BuilderImpl {
        private final List<JsonNode> failed;
        private final List<JsonNode> unprocessed;

        private Builder(List<JsonNode> failed, List<JsonNode> unprocessed) {
            this.failed = failed;
            this.unprocessed = unprocessed;
        }

        @Override
        public BatchAnswer build() {
            return new BatchAnswer(this);
        }
    }
}
