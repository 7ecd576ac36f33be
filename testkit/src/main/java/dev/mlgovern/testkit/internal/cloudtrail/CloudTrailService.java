package dev.mlgovern.testkit.internal.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.CallRecorder;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * CloudTrail's event history: the management events of every account and Region, of 90 days.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
 */
public final class CloudTrailService implements Service, CallRecorder {
    private static final int PAGE = 50;
    private static final Duration KEPT = Duration.ofDays(90);
    // data events, which the history has not: calls of models, records of features, objects
    private static final Set<String> OPERATIONS_ON_DATA = Set.of(
            "InvokeEndpoint",
            "InvokeEndpointAsync",
            "InvokeEndpointWithResponseStream",
            "GetRecord",
            "PutRecord",
            "DeleteRecord",
            "BatchGetRecord",
            "BatchWriteRecord");

    private final Scoped<History> histories = new Scoped<>(scope -> new History());
    private final AtomicLong numbers = new AtomicLong();
    private final Cloud cloud;
    private volatile Duration lag = Duration.ZERO;

    /**
     * The service of one cloud.
     *
     * @param cloud its clock counts
     */
    public CloudTrailService(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Sets how long events take until they can be looked up.
     *
     * @param time zero or more
     */
    public void lag(Duration time) {
        lag = time;
    }

    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public void record(Done done) {
        if (!management(done.what())) {
            return;
        }
        Instant now = cloud.clock().instant();
        ObjectNode event = TrailRecord.of(done, now);
        String caller = done.origin().caller().accountId();
        String region = done.origin().region();
        histories.in(caller, region).add(numbers.incrementAndGet(), now, event);
        if (!done.owner().equals(caller)) {
            ObjectNode theirs = TrailRecord.forOwner(event, done.owner());
            histories.in(done.owner(), region).add(numbers.incrementAndGet(), now, theirs);
        }
    }

    /** Of S3 only what is done to buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html. */
    private static boolean management(What what) {
        return what.service().equals("s3")
                ? what.operation().contains("Bucket")
                : !OPERATIONS_ON_DATA.contains(what.operation());
    }

    @Override
    public List<Access> access(Call call) {
        if (!call.operation().equals("LookupEvents")) {
            throw AwsError.unknownOperation(call.operation());
        }
        return List.of(Access.of("cloudtrail:LookupEvents", "*", call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        ObjectNode input = call.input();
        History history = histories.in(call.accountId(), call.region());
        Instant now = cloud.clock().instant();
        if (!history.mayLookUp(now)) {
            throw new AwsError(400, "ThrottlingException", "Rate exceeded");
        }
        check(input);
        String question = question(input);
        long before = before(input.path("NextToken").asText(), question);
        List<TrailEvent> found = history.newestFirst(event -> event.number() < before && wanted(event, input, now));
        int size = Math.min(
                input.path("MaxResults").asInt(PAGE),
                Math.min(PAGE, cloud.settings().pageSize()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("Events");
        found.stream().limit(size).forEach(event -> events.add(event.answer()));
        if (found.size() > size) {
            answer.put("NextToken", question + '.' + found.get(size - 1).number());
        }
        return answer;
    }

    private static void check(ObjectNode input) {
        if (input.path("LookupAttributes").size() > 1) {
            throw new AwsError(400, "InvalidLookupAttributesException", "You can only specify one lookup attribute");
        }
        if (input.has("StartTime")
                && input.has("EndTime")
                && Timestamps.read(input.path("StartTime")).isAfter(Timestamps.read(input.path("EndTime")))) {
            throw new AwsError(400, "InvalidTimeRangeException", "The start time is after the end time");
        }
    }

    private boolean wanted(TrailEvent event, JsonNode input, Instant now) {
        Instant time = event.time();
        if (time.isBefore(now.minus(KEPT)) || event.since().plus(lag).isAfter(now)) {
            return false;
        }
        if (input.has("StartTime") && time.isBefore(Timestamps.read(input.path("StartTime")))) {
            return false;
        }
        if (input.has("EndTime") && time.isAfter(Timestamps.read(input.path("EndTime")))) {
            return false;
        }
        JsonNode attribute = input.path("LookupAttributes").path(0);
        return attribute.isMissingNode()
                || event.has(
                        attribute.path("AttributeKey").asText(),
                        attribute.path("AttributeValue").asText());
    }

    /** A token goes with the question that it was given for. */
    private static String question(ObjectNode input) {
        ObjectNode asked = input.deepCopy();
        asked.remove(List.of("NextToken", "MaxResults"));
        return Integer.toHexString(asked.hashCode());
    }

    private static long before(String token, String question) {
        if (token.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!token.matches(question + "\\.\\d+")) {
            throw new AwsError(400, "InvalidNextTokenException", "The token is not of this request");
        }
        return Long.parseLong(token.substring(question.length() + 1));
    }
}
