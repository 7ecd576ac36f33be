package dev.mlgovern.core.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Tags as a list of things with a key and a value, as most services have them. */
record TagList(SdkField<?> list, SdkField<?> element, SdkField<?> keyField, SdkField<?> valueField)
        implements TagMember {

    static @Nullable TagList of(SdkField<?> list) {
        ListTrait trait = list.getOptionalTrait(ListTrait.class).orElse(null);
        if (trait == null || trait.memberFieldInfo().constructor() == null) {
            return null;
        }
        SdkField<?> element = trait.memberFieldInfo();
        SdkField<?> key = named(element, "Key", "TagKey");
        SdkField<?> value = named(element, "Value", "TagValue");
        return key == null || value == null ? null : new TagList(list, element, key, value);
    }

    private static @Nullable SdkField<?> named(SdkField<?> element, String name, String other) {
        for (SdkField<?> field : element.constructor().get().sdkFields()) {
            if (field.memberName().equalsIgnoreCase(name) || field.memberName().equals(other)) {
                return field;
            }
        }
        return null;
    }

    @Override
    public List<Map.Entry<String, String>> tags(SdkRequest request) {
        return set(request).stream()
                .map(tag -> Map.entry(text(keyField, tag), text(valueField, tag)))
                .toList();
    }

    @Override
    public SdkRequest with(SdkRequest request, Map<String, String> more) {
        List<SdkPojo> all = new ArrayList<>(set(request));
        more.forEach((key, value) -> all.add(tag(key, value)));
        SdkRequest.Builder builder = request.toBuilder();
        list.set(builder, all);
        return builder.build();
    }

    private List<SdkPojo> set(SdkRequest request) {
        return list.getValueOrDefault(request) instanceof List<?> set
                ? set.stream().map(SdkPojo.class::cast).toList()
                : List.of();
    }

    private static String text(SdkField<?> field, SdkPojo tag) {
        return Objects.toString(field.getValueOrDefault(tag), "");
    }

    private SdkPojo tag(String key, String value) {
        SdkPojo builder = element.constructor().get();
        keyField.set(builder, key);
        valueField.set(builder, value);
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }
}
