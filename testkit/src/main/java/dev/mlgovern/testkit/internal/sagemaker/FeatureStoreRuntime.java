package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Service;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feature store's runtime: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations_Amazon_SageMaker_Feature_Store_Runtime.html */
public final class FeatureStoreRuntime implements Service {
    private static final String ONLINE = "OnlineStore";
    private static final String OFFLINE = "OfflineStore";
    // the documentation counts the identifiers of all groups together: API_feature_store_BatchGetRecord.html
    private static final int MOST_IDENTIFIERS = 100;

    private final Realms realms;
    private final BatchWrites batchWrites = new BatchWrites(this);
    private int toLeave;
    private int toFail;

    /**
     * The runtime of the feature groups of a SageMaker.
     *
     * @param sageMaker where the groups are
     */
    public FeatureStoreRuntime(SageMaker sageMaker) {
        this.realms = sageMaker.realms();
    }

    /**
     * Lets {@code BatchGetRecord} leave identifiers aside.
     *
     * @param unprocessed how many of the next ones it answers as unprocessed
     * @param failed how many of those after them it answers with an error
     */
    public void disturb(int unprocessed, int failed) {
        toLeave = unprocessed;
        toFail = failed;
    }

    /** {@return how it answers {@code BatchWriteRecord}} */
    public BatchWrites batchWrites() {
        return batchWrites;
    }

    @Override
    public String name() {
        return "featurestore-runtime.sagemaker";
    }

    @Override
    public List<Access> access(Call call) {
        return switch (call.operation()) {
            case "BatchGetRecord" ->
                call.input()
                        .required("Identifiers")
                        .valueStream()
                        .map(each -> realms.access("BatchGetRecord", group(call, each)))
                        .toList();
            case "BatchWriteRecord" -> batchWrites.access(realms, call);
            default -> realms.only(call, FeatureGroups.arn(call));
        };
    }

    @Override
    public ObjectNode answer(Call call) {
        return switch (call.operation()) {
            case "PutRecord" -> put(call);
            case "GetRecord" -> get(call);
            case "DeleteRecord" -> delete(call);
            case "BatchGetRecord" -> batchGet(call);
            case "BatchWriteRecord" -> batchWrites.answer(call);
            default -> throw AwsError.unknownOperation(call.operation());
        };
    }

    private ObjectNode put(Call call) {
        put(FeatureGroups.arn(call), call.input(), call.input().path("TtlDuration"));
        return Wire.object();
    }

    /** Carries out one write: a request of {@code PutRecord} or an entry of {@code BatchWriteRecord}. */
    void put(SageMakerArn arn, JsonNode write, JsonNode ownTtl) {
        ObjectNode group = ready(arn);
        FeatureRecords.Entry entry = new FeatureValues(group).entry(write.required("Record"));
        Set<String> stores = stores(write, group);
        FeatureRecords records = records(arn);
        if (stores.contains(ONLINE)) {
            JsonNode ttl =
                    ownTtl.isMissingNode() ? group.path("OnlineStoreConfig").path("TtlDuration") : ownTtl;
            records.put(entry, FeatureValues.expiry(ttl, entry.eventTime()));
        }
        if (stores.contains(OFFLINE)) {
            records.append(entry, now(), false);
        }
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = FeatureGroups.arn(call);
        ObjectNode group = ready(arn);
        FeatureRecords.Entry marker = new FeatureValues(group)
                .marker(
                        Wire.required(call.input(), "RecordIdentifierValueAsString"),
                        Wire.required(call.input(), "EventTime"));
        Set<String> stores = stores(call.input(), group);
        boolean hard = "HardDelete".equals(Wire.text(call.input(), "DeletionMode"));
        boolean deleted = !stores.contains(ONLINE) || records(arn).delete(marker, hard);
        if (!deleted && hard) {
            throw FeatureValues.invalid("EventTime: must be later than that of the record");
        }
        if (stores.contains(OFFLINE)) {
            records(arn).append(marker, now(), true);
        }
        return Wire.object();
    }

    private ObjectNode get(Call call) {
        SageMakerArn arn = FeatureGroups.arn(call);
        ObjectNode group = served(arn);
        ObjectNode answer = Wire.object();
        FeatureRecords.Online found =
                records(arn).find(Wire.required(call.input(), "RecordIdentifierValueAsString"), now());
        if (found != null) {
            fill(answer, found, projection(group, call.input()), expiryWanted(call));
        }
        return answer;
    }

    private ObjectNode batchGet(Call call) {
        int asked = 0;
        for (JsonNode each : call.input().required("Identifiers")) {
            asked += each.required("RecordIdentifiersValueAsString").size();
        }
        if (asked > MOST_IDENTIFIERS) {
            throw FeatureValues.invalid("At most " + MOST_IDENTIFIERS + " identifiers can be asked for, not " + asked);
        }
        ObjectNode answer = Wire.object();
        answer.putArray("Records");
        answer.putArray("Errors");
        answer.putArray("UnprocessedIdentifiers");
        for (JsonNode each : call.input().required("Identifiers")) {
            batchGet(call, (ObjectNode) each, answer);
        }
        return answer;
    }

    private void batchGet(Call call, ObjectNode asked, ObjectNode answer) {
        SageMakerArn arn = group(call, asked);
        Set<String> wanted = projection(served(arn), asked);
        ArrayNode left = Wire.array(List.of());
        for (JsonNode identifier : asked.required("RecordIdentifiersValueAsString")) {
            ObjectNode detail =
                    Wire.pick(asked, "FeatureGroupName").put("RecordIdentifierValueAsString", identifier.asText());
            FeatureRecords.Online record = records(arn).find(identifier.asText(), now());
            if (toLeave > 0) {
                toLeave--;
                left.add(identifier);
            } else if (toFail > 0) {
                toFail--;
                answer.withArray("Errors")
                        .add(detail.put("ErrorCode", "InternalFailure").put("ErrorMessage", "Internal failure"));
            } else if (record != null) {
                fill(detail, record, wanted, expiryWanted(call));
                answer.withArray("Records").add(detail);
            }
        }
        if (!left.isEmpty()) {
            ObjectNode unprocessed = asked.deepCopy();
            unprocessed.set("RecordIdentifiersValueAsString", left);
            answer.withArray("UnprocessedIdentifiers").add(unprocessed);
        }
    }

    private static void fill(ObjectNode answer, FeatureRecords.Online record, Set<String> wanted, boolean withExpiry) {
        ArrayNode values = Wire.array(List.of());
        Objects.requireNonNull(record.values()).forEach((name, value) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                ObjectNode named = Wire.object("FeatureName", name);
                named.setAll((ObjectNode) value);
                values.add(named);
            }
        });
        if (!values.isEmpty()) {
            answer.set("Record", values);
        }
        if (withExpiry && record.expires() != null) {
            answer.put("ExpiresAt", record.expires().toString());
        }
    }

    private static boolean expiryWanted(Call call) {
        return "Enabled".equals(Wire.text(call.input(), "ExpirationTimeResponse"));
    }

    private static Set<String> projection(ObjectNode group, JsonNode asked) {
        FeatureValues values = new FeatureValues(group);
        Set<String> wanted = new HashSet<>();
        for (JsonNode name : asked.path("FeatureNames")) {
            if (!values.has(name.asText())) {
                throw FeatureValues.invalid("Feature " + name.asText() + " is not among the features of the group");
            }
            wanted.add(name.asText());
        }
        return wanted;
    }

    private static Set<String> stores(JsonNode write, ObjectNode group) {
        Set<String> enabled = new HashSet<>();
        if (online(group)) {
            enabled.add(ONLINE);
        }
        if (group.has("OfflineStoreConfig")) {
            enabled.add(OFFLINE);
        }
        Set<String> wanted = new HashSet<>();
        write.path("TargetStores").forEach(store -> wanted.add(store.asText()));
        if (!enabled.containsAll(wanted)) {
            throw FeatureValues.invalid("The feature group does not have every one of the target stores " + wanted);
        }
        return wanted.isEmpty() ? enabled : wanted;
    }

    private ObjectNode served(SageMakerArn arn) {
        ObjectNode group = ready(arn);
        if (!online(group)) {
            throw FeatureValues.invalid("The feature group " + arn + " has no online store");
        }
        return group;
    }

    private static boolean online(ObjectNode group) {
        return group.path("OnlineStoreConfig").path("EnableOnlineStore").asBoolean();
    }

    private ObjectNode ready(SageMakerArn arn) {
        @Nullable ObjectNode group = realms.of(arn).featureGroups.find(arn.name());
        if (group == null) {
            throw new AwsError(404, "ResourceNotFound", "FeatureGroup " + arn + " does not exist.");
        }
        if (!"Created".equals(Wire.text(group, "FeatureGroupStatus"))) {
            throw FeatureValues.invalid("FeatureGroup " + arn + " is not ready");
        }
        return group;
    }

    private FeatureRecords records(SageMakerArn arn) {
        return Objects.requireNonNull(realms.of(arn).featureRecords.get(arn.name()));
    }

    static SageMakerArn group(Call call, JsonNode part) {
        return SageMakerArn.of(call, FeatureGroups.TYPE, Wire.required(part, "FeatureGroupName"));
    }

    private Instant now() {
        return realms.cloud.clock().instant();
    }
}
