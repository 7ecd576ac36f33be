package dev.mlgovern.featurestore.record;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type with a static {@code builder()} that takes every attribute by its name, as values made by Immutables have. */
record BuilderForm(List<Member> members, MethodHandle builder, List<MethodHandle> setters, MethodHandle build)
        implements JavaForm {
    static boolean has(Class<?> type) {
        return builder(type).isPresent();
    }

    static JavaForm of(Class<?> type) {
        Method factory = builder(type).orElseThrow();
        Class<?> builder = factory.getReturnType();
        List<Member> members = new ArrayList<>();
        List<MethodHandle> setters = new ArrayList<>();
        for (Method attribute : attributes(type)) {
            setter(builder, attribute).ifPresent(setter -> {
                members.add(new Member(
                        attribute.getName(),
                        attribute.getGenericReturnType(),
                        List.of(attribute),
                        Handles.getter(attribute)));
                setters.add(Handles.setter(setter));
            });
        }
        return new BuilderForm(members, Handles.factory(factory), setters, Handles.getter(build(builder)));
    }

    @Override
    public Object make(@Nullable Object[] values) {
        Object made = Handles.make(builder);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                Handles.set(setters.get(i), made, value);
            }
        }
        return Objects.requireNonNull(Handles.get(build, made));
    }

    private static Optional<Method> builder(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("builder")
                        && Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0)
                .findFirst();
    }

    private static Method build(Class<?> builder) {
        try {
            return builder.getMethod("build");
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(builder + " has no build()", e);
        }
    }

    /** In the order of their names: reflection keeps none. */
    private static List<Method> attributes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Optional<Method> setter(Class<?> builder, Method attribute) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getName().equals(attribute.getName()) && method.getParameterCount() == 1)
                .filter(method -> method.getParameterTypes()[0].isAssignableFrom(attribute.getReturnType()))
                .findFirst();
    }
}
