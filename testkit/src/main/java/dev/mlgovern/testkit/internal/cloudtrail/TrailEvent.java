package dev.mlgovern.testkit.internal.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.time.Instant;

/**
 * An event of the history of one account in one Region.
 *
 * @param number its place among all events of the cloud
 * @param since when it was recorded
 * @param json the record
 */
record TrailEvent(long number, Instant since, ObjectNode json) {
    boolean has(String attribute, String value) {
        return switch (attribute) {
            case "EventId" -> text("eventID").equals(value);
            case "EventName" -> text("eventName").equals(value);
            case "ReadOnly" -> text("readOnly").equals(value);
            case "Username" -> userName().equals(value);
            case "EventSource" -> text("eventSource").equals(value);
            case "AccessKeyId" -> accessKey().equals(value);
            // LocalCloud's events name no resources, as many of SageMaker's do not
            default -> false;
        };
    }

    Instant time() {
        return Instant.parse(text("eventTime"));
    }

    ObjectNode answer() {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("EventId", text("eventID"))
                .put("EventName", text("eventName"))
                .put("ReadOnly", text("readOnly"))
                .put("AccessKeyId", accessKey())
                .put("EventSource", text("eventSource"))
                .put("Username", userName())
                .put("CloudTrailEvent", json.toString());
        event.set("EventTime", Timestamps.of(time()));
        event.putArray("Resources");
        return event;
    }

    private String userName() {
        return TrailRecord.last(identity().path("arn").asText());
    }

    private String accessKey() {
        return identity().path("accessKeyId").asText();
    }

    private JsonNode identity() {
        return json.path("userIdentity");
    }

    private String text(String name) {
        return json.path(name).asText();
    }
}
