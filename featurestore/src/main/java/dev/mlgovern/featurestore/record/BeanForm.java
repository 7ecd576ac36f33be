package dev.mlgovern.featurestore.record;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bean: a constructor without arguments, and a getter and a setter for each property. */
record BeanForm(List<Member> members, MethodHandle constructor, List<MethodHandle> setters) implements JavaForm {
    static JavaForm of(Class<?> type, List<String> problems) {
        List<Member> members = new ArrayList<>();
        List<MethodHandle> setters = new ArrayList<>();
        for (Method getter : getters(type)) {
            String name = property(getter);
            Member member = new Member(
                    name, getter.getGenericReturnType(), annotated(type, name, getter), Handles.getter(getter));
            Optional<Method> setter = setter(type, name, getter.getReturnType());
            if (setter.isPresent()) {
                members.add(member);
                setters.add(Handles.setter(setter.get()));
            } else if (member.marked()) {
                problems.add("%s: a setter that takes a %s is missing"
                        .formatted(name, member.type().getTypeName()));
            }
        }
        if (members.isEmpty() && problems.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " is neither a record, nor a bean, nor a value with a static builder()");
        }
        return new BeanForm(members, constructor(type), setters);
    }

    @Override
    public Object make(@Nullable Object[] values) {
        Object made = Handles.make(constructor, new Object[0]);
        for (int i = 0; i < values.length; i++) {
            Handles.set(setters.get(i), made, values[i]);
        }
        return made;
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            return Handles.constructor(type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no constructor without arguments", e);
        }
    }

    /** In the order of the fields behind them, where there are such; reflection keeps no order of methods. */
    private static List<Method> getters(Class<?> type) {
        List<String> fields = fields(type).map(Field::getName).toList();
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge()
                        && method.getParameterCount() == 0
                        && !property(method).isEmpty())
                .sorted(Comparator.comparingInt((Method method) -> place(fields, property(method)))
                        .thenComparing(BeanForm::property))
                .toList();
    }

    private static int place(List<String> fields, String property) {
        int place = fields.indexOf(property);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static String property(Method method) {
        String name = method.getName();
        if (name.startsWith("get") && name.length() > 3) {
            return lower(name.substring(3));
        }
        boolean truth = method.getReturnType() == boolean.class;
        return truth && name.startsWith("is") && name.length() > 2 ? lower(name.substring(2)) : "";
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Optional<Method> setter(Class<?> type, String property, Class<?> value) {
        String name = "set" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == value)
                .findFirst();
    }

    private static List<AnnotatedElement> annotated(Class<?> type, String property, Method getter) {
        Stream<Field> fields = fields(type).filter(field -> field.getName().equals(property));
        return Stream.<AnnotatedElement>concat(Stream.of(getter), fields).toList();
    }

    /** Those of superclasses first. */
    private static Stream<Field> fields(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(fields(type.getSuperclass()), Arrays.stream(type.getDeclaredFields()));
    }
}
