package dev.mlgovern.testkit.internal.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.CallRecorder.Done;
import dev.mlgovern.testkit.internal.service.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A management event as CloudTrail writes it.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">Record contents</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity element</a>
 */
final class TrailRecord {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // records of a session carry the token that AssumeRole answered, never the secret key
    private static final Set<String> NEVER = Set.of("SecretAccessKey");

    private final Done done;
    private final Instant time;
    private final ObjectNode event = JSON.objectNode();

    private TrailRecord(Done done, Instant time) {
        this.done = done;
        this.time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    static ObjectNode of(Done done, Instant time) {
        return new TrailRecord(done, time).write();
    }

    /** As the owner of the resource gets it when someone of another account called. */
    static ObjectNode forOwner(ObjectNode callers, String owner) {
        ObjectNode theirs = callers.deepCopy();
        theirs.put("eventID", UUID.randomUUID().toString()).put("recipientAccountId", owner);
        return theirs;
    }

    private ObjectNode write() {
        event.put("eventVersion", "1.11");
        event.set("userIdentity", identity(done.origin().caller()));
        event.put("eventTime", time.toString())
                .put("eventSource", done.what().service() + ".amazonaws.com")
                .put("eventName", done.what().operation())
                .put("awsRegion", done.origin().region())
                .put("sourceIPAddress", "192.0.2.10")
                .put("userAgent", "aws-sdk-java/2");
        AwsError error = done.ending().error();
        if (error != null) {
            event.put("errorCode", error.code()).put("errorMessage", error.message());
        }
        event.set("requestParameters", members(done.what().request()));
        // elements of the response are there for changes only, and for sessions
        boolean told = done.what().mutating() || done.what().service().equals("sts");
        event.set("responseElements", told ? members(done.ending().answer()) : JSON.nullNode());
        event.put("requestID", done.origin().requestId())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", !done.what().mutating());
        event.put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", done.origin().caller().accountId())
                .put("eventCategory", "Management");
        if (!done.owner().equals(done.origin().caller().accountId())) {
            event.put("sharedEventID", UUID.randomUUID().toString());
        }
        return event;
    }

    private ObjectNode identity(Caller caller) {
        Caller.Identity who = caller.identity();
        boolean role = caller.session().name() != null;
        ObjectNode identity = JSON.objectNode()
                .put("type", role ? "AssumedRole" : "IAMUser")
                .put("principalId", who.userId())
                .put("arn", who.arn())
                .put("accountId", who.accountId())
                .put("accessKeyId", caller.accessKeyId());
        if (!role) {
            return identity.put("userName", last(who.arn()));
        }
        ObjectNode context = identity.putObject("sessionContext");
        context.putObject("sessionIssuer")
                .put("type", "Role")
                .put("principalId", who.userId().replaceFirst(":.*", ""))
                .put("arn", who.principalArn())
                .put("accountId", who.accountId())
                .put("userName", last(who.principalArn()));
        context.putObject("attributes").put("creationDate", time.toString()).put("mfaAuthenticated", "false");
        if (caller.session().sourceIdentity() != null) {
            context.put("sourceIdentity", caller.session().sourceIdentity());
        }
        return identity;
    }

    /** Names begin in lower case: https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html. */
    private static JsonNode members(@Nullable JsonNode node) {
        if (node == null) {
            return JSON.nullNode();
        }
        if (node.isArray()) {
            ArrayNode all = JSON.arrayNode();
            node.forEach(each -> all.add(members(each)));
            return all;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!NEVER.contains(member.getKey())) {
                copy.set(lowered(member.getKey()), members(member.getValue()));
            }
        }
        return copy;
    }

    private static String lowered(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
