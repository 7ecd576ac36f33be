package dev.mlgovern.core.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.MapTrait;

/** Tags as a map, as Glue and Lambda have them. */
record TagMap(SdkField<?> map) implements TagMember {
    static @Nullable TagMap of(SdkField<?> field) {
        return field.getOptionalTrait(MapTrait.class).isPresent() ? new TagMap(field) : null;
    }

    @Override
    public List<Map.Entry<String, String>> tags(SdkRequest request) {
        return List.copyOf(set(request).entrySet());
    }

    @Override
    public SdkRequest with(SdkRequest request, Map<String, String> more) {
        Map<String, String> all = set(request);
        all.putAll(more);
        SdkRequest.Builder builder = request.toBuilder();
        map.set(builder, all);
        return builder.build();
    }

    private Map<String, String> set(SdkRequest request) {
        Map<String, String> all = new LinkedHashMap<>();
        if (map.getValueOrDefault(request) instanceof Map<?, ?> set) {
            set.forEach((key, value) -> all.put(Objects.toString(key), Objects.toString(value, "")));
        }
        return all;
    }
}
