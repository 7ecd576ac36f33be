package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.stream.Stream;

/** Many writes in one request: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_BatchWriteRecord.html */
public final class BatchWrites {
    private final FeatureStoreRuntime runtime;
    private boolean served = true;
    private int toLeave;
    private int toFail;

    BatchWrites(FeatureStoreRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Sets whether the service has the operation at all, which it does not in every Region.
     *
     * @param known whether it has
     */
    public void serve(boolean known) {
        served = known;
    }

    /**
     * Lets entries be left aside.
     *
     * @param unprocessed how many of the next ones are answered as unprocessed
     * @param failed how many of those after them are answered with an error
     */
    public void disturb(int unprocessed, int failed) {
        toLeave = unprocessed;
        toFail = failed;
    }

    /** Writing many takes the right to write one too. */
    List<Access> access(Realms realms, Call call) {
        return call.input()
                .required("Entries")
                .valueStream()
                .map(entry -> FeatureStoreRuntime.group(call, entry))
                .distinct()
                .flatMap(arn -> Stream.of("BatchWriteRecord", "PutRecord").map(action -> realms.access(action, arn)))
                .toList();
    }

    ObjectNode answer(Call call) {
        if (!served) {
            // "UnknownOperationException ... HTTP Status Code: 404":
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html
            throw new AwsError(404, AwsError.UNKNOWN_OPERATION, "Unknown operation");
        }
        ObjectNode answer = Wire.object();
        answer.putArray("Errors");
        answer.putArray("UnprocessedEntries");
        for (JsonNode entry : call.input().required("Entries")) {
            write(call, (ObjectNode) entry, answer);
        }
        return answer;
    }

    private void write(Call call, ObjectNode entry, ObjectNode answer) {
        if (toLeave > 0) {
            toLeave--;
            answer.withArray("UnprocessedEntries").add(entry);
            return;
        }
        try {
            if (toFail > 0) {
                toFail--;
                throw new AwsError(500, "InternalFailure", "Internal failure");
            }
            JsonNode own = entry.path("TtlDuration");
            JsonNode ttl = own.isMissingNode() ? call.input().path("TtlDuration") : own;
            runtime.put(FeatureStoreRuntime.group(call, entry), entry, ttl);
        } catch (AwsError refused) {
            ObjectNode error = Wire.object("ErrorCode", refused.code()).put("ErrorMessage", refused.message());
            error.set("Entry", entry);
            answer.withArray("Errors").add(error);
        }
    }
}
