package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which tag keys group costs: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html A key that is activated
 * groups what is billed from the next day on ("it can take up to 24 hours"), not what was before.
 */
public final class ActiveTags {
    private final Map<String, LocalDate> since = new ConcurrentHashMap<>();
    private final CostBook book;

    ActiveTags(CostBook book) {
        this.book = book;
    }

    /**
     * Activates a key, as if it always had been.
     *
     * @param key a tag key
     */
    public void activate(String key) {
        since.put(key, LocalDate.MIN);
    }

    /** The value by which a line is grouped; empty without one. */
    String value(CostEntry entry, String key) {
        LocalDate from = since.get(key);
        return from == null || entry.day().isBefore(from) ? "" : entry.tags().getOrDefault(key, "");
    }

    boolean active(String key) {
        return since.containsKey(key);
    }

    ObjectNode list(Call call) {
        onlyPayer(call, "list");
        String status = call.input().path("Status").asText("");
        List<String> asked = StreamSupport.stream(call.input().path("TagKeys").spliterator(), false)
                .map(key -> key.asText())
                .toList();
        List<ObjectNode> tags = keys().entrySet().stream()
                .filter(tag -> asked.isEmpty() || asked.contains(tag.getKey()))
                .map(tag -> shown(tag.getKey(), tag.getValue()))
                .filter(tag -> status.isEmpty() || tag.path("Status").asText().equals(status))
                .toList();
        return new Paging(call, "NextToken")
                .page(tags, Math.min(100, call.input().path("MaxResults").asInt(100)), "CostAllocationTags");
    }

    /** The keys that were billed, with the last day. */
    private Map<String, LocalDate> keys() {
        Map<String, LocalDate> used = book.all()
                .flatMap(entry -> entry.tags().keySet().stream().map(key -> Map.entry(key, entry.day())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a.isAfter(b) ? a : b, TreeMap::new));
        new TreeSet<>(since.keySet()).forEach(key -> used.putIfAbsent(key, book.today()));
        return used;
    }

    private ObjectNode shown(String key, LocalDate used) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("TagKey", key)
                .put("Type", "UserDefined")
                .put("Status", active(key) ? "Active" : "Inactive")
                .put(
                        "LastUsedDate",
                        used.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
    }

    ObjectNode update(Call call) {
        onlyPayer(call, "update");
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        Map<String, LocalDate> known = keys();
        call.input().path("CostAllocationTagsStatus").forEach(entry -> {
            String key = entry.path("TagKey").asText();
            if (!known.containsKey(key)) {
                // https://github.com/aws-solutions-library-samples/global-capacity-orchestrator-on-aws/pull/189
                errors.addObject()
                        .put("TagKey", key)
                        .put("Code", "TagKeysNotFoundException")
                        .put("Message", "Tag keys not found: " + key);
            } else if (entry.path("Status").asText().equals("Active")) {
                since.putIfAbsent(key, book.today().plus(1, ChronoUnit.DAYS));
            } else {
                since.remove(key);
            }
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Errors", errors);
        return answer;
    }

    private void onlyPayer(Call call, String what) {
        if (!book.isPayer(call.accountId())) {
            // worded as in https://github.com/2i2c-org/infrastructure/pull/4932
            throw new AwsError(
                    400,
                    "AccessDeniedException",
                    "Failed to " + what
                            + " Cost Allocation Tag: Linked account doesn't have access to cost allocation tags.");
        }
    }
}
