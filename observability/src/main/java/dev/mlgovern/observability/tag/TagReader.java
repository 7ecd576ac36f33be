package dev.mlgovern.observability.tag;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import dev.mlgovern.core.work.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** Reads the tags of one place and measures them by the scheme. */
final class TagReader {
    // https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
    private static final int PAGE = 100;

    private final TagScheme scheme;
    private final List<String> types;
    private final Set<String> schemeKeys = new HashSet<>();

    TagReader(TagScheme scheme, List<String> types) {
        this.scheme = scheme;
        this.types = types;
        schemeKeys.addAll(scheme.keys().values());
        schemeKeys.addAll(scheme.required());
        schemeKeys.addAll(scheme.allowed().keySet());
        schemeKeys.addAll(scheme.patterns().keySet());
    }

    /** The tagging API tells only what has a tag or had one, so SageMaker is asked for what never had any. */
    List<TaggedResource> read(MlPlatform platform, Place place) {
        AccountScope scope = platform.in(place.account()).in(place.region());
        Map<String, Map<String, String>> all = new TreeMap<>();
        pages(scope).forEach(resource -> all.put(resource.resourceARN(), tags(resource)));
        new SageMakerResources(scope).tags(types).forEach((arn, tags) -> {
            // either may trail behind
            Map<String, String> both = new HashMap<>(tags);
            both.putAll(all.getOrDefault(arn, Map.of()));
            all.put(arn, both);
        });
        List<TaggedResource> measured = new ArrayList<>();
        all.forEach((arn, tags) -> {
            if (Arns.pays(arn)) {
                measured.add(measured(arn, place, tags));
            }
        });
        return measured;
    }

    private Pages<ResourceTagMapping> pages(AccountScope scope) {
        return Pages.of(token -> {
            GetResourcesResponse page = scope.client(ResourceGroupsTaggingApiClient::builder)
                    .getResources(r ->
                            r.resourceTypeFilters(types).resourcesPerPage(PAGE).paginationToken(token));
            return new Pages.Page<>(page.resourceTagMappingList(), page.paginationToken());
        });
    }

    private TaggedResource measured(String arn, Place place, Map<String, String> tags) {
        List<String> missing =
                scheme.required().stream().filter(key -> !tags.containsKey(key)).toList();
        Map<String, String> ofScheme = new TreeMap<>(tags);
        ofScheme.keySet().retainAll(schemeKeys);
        missing.forEach(key -> ofScheme.put(key, ""));
        Set<String> ofMissing = missing.stream().map(key -> key + " is \"\"").collect(Collectors.toSet());
        List<String> broken = scheme.problems(new CostTags(ofScheme)).stream()
                .filter(problem -> ofMissing.stream().noneMatch(problem::startsWith))
                .toList();
        return new TaggedResource(arn, place, tags, missing, broken);
    }

    static Map<String, String> tags(ResourceTagMapping resource) {
        return resource.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> other));
    }
}
