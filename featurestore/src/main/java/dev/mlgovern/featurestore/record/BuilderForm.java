package dev.mlgovern.featurestore.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type with a static {@code builder()} that takes every attribute by its name, as values made by Immutables have. */
record BuilderForm(List<Member> members, MethodHandle builder, List<Setter> setters, MethodHandle build)
        implements JavaForm {
    /**
     * A method of a builder.
     *
     * @param handle calls it
     * @param bare whether it takes the value of an Optional, not the Optional
     */
    private record Setter(MethodHandle handle, boolean bare) {
        /** A new builder has no values, so there is none to be taken away. */
        void set(Object builder, @Nullable Object value) {
            Object given = bare && value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
            if (given != null) {
                Handles.set(handle, builder, given);
            }
        }
    }

    static boolean has(Class<?> type) {
        return builder(type).isPresent();
    }

    static JavaForm of(Class<?> type, List<String> problems) {
        Method factory = builder(type).orElseThrow();
        Class<?> builder = factory.getReturnType();
        List<Member> members = new ArrayList<>();
        List<Setter> setters = new ArrayList<>();
        for (List<Method> attribute : attributes(type)) {
            Method getter = attribute.get(0);
            Member member = new Member(
                    getter.getName(), getter.getGenericReturnType(), List.copyOf(attribute), Handles.getter(getter));
            Optional<Setter> setter = setter(builder, member);
            if (setter.isPresent()) {
                members.add(member);
                setters.add(setter.get());
            } else if (Modifier.isAbstract(getter.getModifiers()) || member.marked()) {
                problems.add("%s: %s has no method of this name that takes a %s"
                        .formatted(
                                member.name(), builder.getName(), member.type().getTypeName()));
            }
        }
        return new BuilderForm(members, Handles.factory(factory), setters, Handles.getter(build(builder)));
    }

    @Override
    public Object make(@Nullable Object[] values) {
        Object made = Handles.make(builder);
        for (int i = 0; i < values.length; i++) {
            setters.get(i).set(made, values[i]);
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

    /** In the order of their names, for reflection keeps none; each with what it overrides, which may be annotated. */
    private static Collection<List<Method>> attributes(Class<?> type) {
        return line(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0
                        && !method.isSynthetic()
                        && method.getParameterCount() == 0)
                .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()))
                .values();
    }

    /** A type and what it inherits from, the most specific first. */
    private static Stream<Class<?>> line(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return Stream.empty();
        }
        Stream<Class<?>> interfaces = Arrays.stream(type.getInterfaces()).flatMap(BuilderForm::line);
        return Stream.concat(Stream.of(type), Stream.concat(line(type.getSuperclass()), interfaces));
    }

    /** The one that takes the attribute as it is comes before the one that takes what is in an Optional. */
    private static Optional<Setter> setter(Class<?> builder, Member attribute) {
        Class<?> whole = Bindings.raw(attribute.type());
        Class<?> inner = whole == Optional.class ? Bindings.raw(Bindings.argument(attribute.type())) : whole;
        return taking(builder, attribute.name(), whole)
                .map(setter -> new Setter(Handles.setter(setter), false))
                .or(() -> taking(builder, attribute.name(), inner)
                        .map(setter -> new Setter(Handles.setter(setter), true)));
    }

    private static Optional<Method> taking(Class<?> builder, String name, Class<?> value) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> boxed(method.getParameterTypes()[0]).isAssignableFrom(boxed(value)))
                .findFirst();
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
