package dev.mlgovern.testkit.internal.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.TagStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resources that have tags or had some, by type, tags or ARN; what was never tagged is not told:
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
record TaggedResources(TagStore store, TagPages pages) {
    private static final int MOST_PER_PAGE = 100;
    private static final int MOST_TYPES = 100;

    ObjectNode page(Call call) {
        ObjectNode input = call.input();
        check(input);
        List<JsonNode> found = store.tagged(call.accountId(), call.region()).entrySet().stream()
                .filter(resource -> typed(input, resource.getKey()) && named(input, resource.getKey()))
                .filter(resource -> tagged(input, resource.getValue()))
                .map(TaggedResources::mapping)
                .toList();
        return pages.of(input, "ResourceTagMappingList", found);
    }

    private static void check(ObjectNode input) {
        int size = input.path("ResourcesPerPage").asInt(MOST_PER_PAGE);
        if (size < 1 || size > MOST_PER_PAGE) {
            throw TagPages.invalid("ResourcesPerPage must be between 1 and 100");
        }
        if (input.path("ResourceTypeFilters").size() > MOST_TYPES) {
            throw TagPages.invalid("ResourceTypeFilters can include up to 100 items");
        }
        if (input.has("ResourceARNList")
                && Stream.of("ResourcesPerPage", "TagsPerPage", "PaginationToken")
                        .anyMatch(input::has)) {
            throw TagPages.invalid("ResourceARNList cannot be specified with pagination parameters");
        }
    }

    /** A filter is a service, or a service and the type that its ARNs name. */
    private static boolean typed(ObjectNode input, String arn) {
        String[] parts = arn.split(":", 6);
        String type = parts[2] + ':' + parts[5].replaceFirst("[/:].*", "");
        JsonNode filters = input.path("ResourceTypeFilters");
        return filters.isEmpty()
                || TaggingService.texts(filters).anyMatch(filter -> filter.equals(parts[2]) || filter.equals(type));
    }

    private static boolean named(ObjectNode input, String arn) {
        return !input.has("ResourceARNList")
                || TaggingService.texts(input.required("ResourceARNList")).anyMatch(arn::equals);
    }

    private static boolean tagged(ObjectNode input, Map<String, String> tags) {
        for (JsonNode filter : input.path("TagFilters")) {
            String value = tags.get(filter.path("Key").asText());
            Set<String> wanted = TaggingService.texts(filter.path("Values")).collect(Collectors.toSet());
            if (value == null || !(wanted.isEmpty() || wanted.contains(value))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode mapping(Map.Entry<String, Map<String, String>> resource) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("ResourceARN", resource.getKey());
        ArrayNode tags = mapping.putArray("Tags");
        resource.getValue()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return mapping;
    }
}
