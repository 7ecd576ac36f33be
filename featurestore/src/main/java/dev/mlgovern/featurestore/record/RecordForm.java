package dev.mlgovern.featurestore.record;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java record. */
record RecordForm(List<Member> members, MethodHandle constructor) implements JavaForm {
    static JavaForm of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Member> members = Arrays.stream(components)
                .map(each -> new Member(
                        each.getName(),
                        each.getGenericType(),
                        List.of(each, each.getAccessor()),
                        Handles.getter(each.getAccessor())))
                .toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return new RecordForm(members, Handles.constructor(canonical(type, types)));
    }

    @Override
    public Object make(@Nullable Object[] values) {
        return Handles.make(constructor, values);
    }

    private static Constructor<?> canonical(Class<?> type, Class<?>[] components) {
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }
}
