package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a member to a feature by its Java type and its annotations. */
final class Bindings {
    private final Member member;
    private final String name;

    private Bindings(Member member) {
        this.member = member;
        FeatureName named = member.annotation(FeatureName.class);
        this.name = named == null ? member.name() : named.value();
    }

    /**
     * The binding of a member.
     *
     * @throws IllegalArgumentException if its type cannot be a feature's
     */
    static Binding of(Member member) {
        return new Bindings(member).bind(member.type());
    }

    private Binding bind(Type type) {
        Class<?> raw = raw(type);
        Vector vector = member.annotation(Vector.class);
        if (raw == Optional.class) {
            return optional(bind(argument(type)));
        }
        if (raw.isArray() && vector != null) {
            return array(raw.getComponentType(), vector.value());
        }
        if (raw == List.class) {
            return collection(type, vector == null ? FeatureShape.LIST : FeatureShape.vector(vector.value()));
        }
        return raw == Set.class ? collection(type, FeatureShape.SET) : single(raw);
    }

    private Binding single(Class<?> raw) {
        EventTime time = member.annotation(EventTime.class);
        Codec codec = time != null && raw == Instant.class ? Codecs.eventTime(time.value()) : codec(raw);
        Feature feature = Feature.of(name, codec.type());
        return new Binding(
                feature,
                value -> value == null ? null : codec.write().apply(value),
                text -> text == null ? absent(raw) : codec.read().apply((String) text));
    }

    private Binding collection(Type type, FeatureShape shape) {
        Codec codec = codec(raw(argument(type)));
        boolean set = shape instanceof FeatureShape.SetOf;
        return new Binding(
                new Feature(name, codec.type(), shape),
                value -> value == null ? null : texts((Collection<?>) value, codec),
                texts -> texts == null ? null : set ? elements(texts, codec, true) : elements(texts, codec, false));
    }

    private Binding array(Class<?> element, int dimension) {
        Codec codec = codec(element);
        return new Binding(
                new Feature(name, codec.type(), FeatureShape.vector(dimension)),
                value -> value == null ? null : texts(boxed(value), codec),
                texts -> texts == null ? null : unboxed(elements(texts, codec, false), element));
    }

    /** What is not there is an empty Optional. */
    private static Binding optional(Binding of) {
        return new Binding(
                of.feature(),
                value -> value == null
                        ? null
                        : ((Optional<?>) value).map(of.write()).orElse(null),
                raw -> raw == null
                        ? Optional.empty()
                        : Optional.ofNullable(of.read().apply(raw)));
    }

    private static List<String> texts(Collection<?> values, Codec codec) {
        ValueRules.filled("", values);
        return values.stream().map(codec.write()).toList();
    }

    private static Collection<Object> elements(Object texts, Codec codec, boolean set) {
        Collection<Object> elements = set ? new LinkedHashSet<>() : new ArrayList<>();
        for (Object text : (List<?>) texts) {
            elements.add(codec.read().apply((String) text));
        }
        return set
                ? Collections.unmodifiableSet((Set<Object>) elements)
                : Collections.unmodifiableList((List<Object>) elements);
    }

    private static List<Object> boxed(Object array) {
        List<Object> elements = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static Object unboxed(Collection<Object> elements, Class<?> type) {
        Object array = Array.newInstance(type, elements.size());
        int i = 0;
        for (Object element : elements) {
            Array.set(array, i++, element);
        }
        return array;
    }

    private @Nullable Object absent(Class<?> raw) {
        if (raw.isPrimitive()) {
            throw new IllegalArgumentException(
                    "the record has no value for %s, but %s is a primitive %s: use its wrapper"
                            .formatted(name, member.name(), raw.getName()));
        }
        return null;
    }

    private Codec codec(Class<?> type) {
        return Codecs.of(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: a feature cannot have the type %s".formatted(member.name(), type.getTypeName())));
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type instanceof Class<?> raw ? raw : Object.class;
    }

    static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }
}
