package dev.mlgovern.core.call;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The {@code Tags} member of a request whose type is not known: a list of things with a key and a value. */
record TagMember(SdkField<?> list, SdkField<?> element, SdkField<?> keyField, SdkField<?> valueField) {

    static @Nullable TagMember of(SdkRequest request) {
        SdkField<?> list = RequestFacts.field(request, "Tags");
        ListTrait trait =
                list == null ? null : list.getOptionalTrait(ListTrait.class).orElse(null);
        if (list == null || trait == null || trait.memberFieldInfo().constructor() == null) {
            return null;
        }
        SdkField<?> element = trait.memberFieldInfo();
        SdkField<?> key = named(element, "Key", "TagKey");
        SdkField<?> value = named(element, "Value", "TagValue");
        return key == null || value == null ? null : new TagMember(list, element, key, value);
    }

    private static @Nullable SdkField<?> named(SdkField<?> element, String name, String other) {
        for (SdkField<?> field : element.constructor().get().sdkFields()) {
            if (field.memberName().equalsIgnoreCase(name) || field.memberName().equals(other)) {
                return field;
            }
        }
        return null;
    }

    List<SdkPojo> tags(SdkRequest request) {
        return list.getValueOrDefault(request) instanceof List<?> set
                ? set.stream().map(SdkPojo.class::cast).toList()
                : List.of();
    }

    String key(SdkPojo tag) {
        return Objects.toString(keyField.getValueOrDefault(tag), "");
    }

    String value(SdkPojo tag) {
        return Objects.toString(valueField.getValueOrDefault(tag), "");
    }

    SdkPojo tag(String key, String value) {
        SdkPojo builder = element.constructor().get();
        keyField.set(builder, key);
        valueField.set(builder, value);
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    SdkRequest with(SdkRequest request, List<SdkPojo> tags) {
        SdkRequest.Builder builder = request.toBuilder();
        list.set(builder, tags);
        return builder.build();
    }
}
