package dev.mlgovern.observability.tag;

import dev.mlgovern.core.AccountScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesResponse;

/**
 * Up to twenty resources that lack the same tags.
 *
 * @param scope where they are
 * @param tags what they are to have
 * @param arns the resources
 */
record TagBatch(AccountScope scope, SortedMap<String, String> tags, List<String> arns) {
    Optional<TagRepairs> found() {
        return lacking().isEmpty() ? Optional.of(new TagRepairs(arns, Map.of())) : Optional.empty();
    }

    /** Adds only what is still missing, so that what somebody set meanwhile stays. */
    TagRepairs tag() {
        Map<String, String> failed = new LinkedHashMap<>();
        lacking().forEach((missing, some) -> {
            TagResourcesResponse answer =
                    client().tagResources(r -> r.resourceARNList(some).tags(missing));
            answer.failedResourcesMap().forEach((arn, why) -> failed.put(arn, String.valueOf(why.errorCodeAsString())));
        });
        return new TagRepairs(
                arns.stream().filter(arn -> !failed.containsKey(arn)).toList(), failed);
    }

    private Map<SortedMap<String, String>, List<String>> lacking() {
        Map<String, Map<String, String>> present = new HashMap<>();
        client().getResources(r -> r.resourceARNList(arns))
                .resourceTagMappingList()
                .forEach(resource -> present.put(resource.resourceARN(), TagReader.tags(resource)));
        Map<SortedMap<String, String>, List<String>> lacking = new LinkedHashMap<>();
        for (String arn : arns) {
            SortedMap<String, String> missing = new TreeMap<>(tags);
            missing.keySet().removeAll(present.getOrDefault(arn, Map.of()).keySet());
            if (!missing.isEmpty()) {
                lacking.computeIfAbsent(missing, same -> new ArrayList<>()).add(arn);
            }
        }
        return lacking;
    }

    private ResourceGroupsTaggingApiClient client() {
        return scope.client(ResourceGroupsTaggingApiClient::builder);
    }
}
