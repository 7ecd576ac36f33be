package dev.mlgovern.testkit.internal.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Settings;
import dev.mlgovern.testkit.internal.service.TagStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tagging API: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/Welcome.html */
public final class TaggingService implements Service {
    private static final Set<String> OPERATIONS =
            Set.of("GetResources", "GetTagKeys", "GetTagValues", "TagResources", "UntagResources");
    private static final int PAGE = 100;

    private final TagStore store;
    private final TagPages pages;

    /**
     * The API over one service's tags.
     *
     * @param store keeps the tags
     * @param settings the knobs of the cloud
     */
    public TaggingService(TagStore store, Settings settings) {
        this.store = store;
        this.pages = new TagPages(Math.min(PAGE, settings.pageSize()));
    }

    @Override
    public String name() {
        return "tagging";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        // no resources of its own:
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonresourcegrouptaggingapi.html
        return List.of(Access.of("tag:" + call.operation(), "*", call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        return switch (call.operation()) {
            case "GetResources" -> new TaggedResources(store, pages).page(call);
            case "GetTagKeys" -> pages.of(call.input(), "TagKeys", texts(keys(call)));
            case "GetTagValues" -> pages.of(call.input(), "TagValues", texts(values(call)));
            case "TagResources" -> {
                Map<String, String> tags = new LinkedHashMap<>();
                call.input()
                        .required("Tags")
                        .properties()
                        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
                yield each(call, arn -> store.tag(call.origin(), arn, tags));
            }
            default -> {
                List<String> keys = new ArrayList<>();
                call.input().required("TagKeys").forEach(key -> keys.add(key.asText()));
                yield each(call, arn -> store.untag(call.origin(), arn, keys));
            }
        };
    }

    /** Each resource fails for itself: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_FailureInfo.html */
    private static ObjectNode each(Call call, Consumer<String> change) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode failed = answer.putObject("FailedResourcesMap");
        for (JsonNode arn : call.input().required("ResourceARNList")) {
            try {
                change.accept(arn.asText());
            } catch (AwsError e) {
                failed.putObject(arn.asText())
                        .put("StatusCode", e.status())
                        .put("ErrorCode", e.code())
                        .put("ErrorMessage", e.message());
            }
        }
        return answer;
    }

    private Set<String> keys(Call call) {
        Set<String> keys = new TreeSet<>();
        tags(call).forEach(tags -> keys.addAll(tags.keySet()));
        return keys;
    }

    private Set<String> values(Call call) {
        String key = call.input().required("Key").asText();
        Set<String> values = new TreeSet<>();
        tags(call).filter(tags -> tags.containsKey(key)).forEach(tags -> values.add(tags.getOrDefault(key, "")));
        return values;
    }

    private Stream<Map<String, String>> tags(Call call) {
        return store.tagged(call.accountId(), call.region()).values().stream();
    }

    private static List<JsonNode> texts(Set<String> texts) {
        return texts.stream().<JsonNode>map(JsonNodeFactory.instance::textNode).toList();
    }

    static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
