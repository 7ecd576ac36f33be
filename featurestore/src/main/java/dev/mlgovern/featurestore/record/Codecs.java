package dev.mlgovern.featurestore.record;

import static dev.mlgovern.featurestore.schema.FeatureType.FRACTIONAL;
import static dev.mlgovern.featurestore.schema.FeatureType.INTEGRAL;
import static dev.mlgovern.featurestore.schema.FeatureType.STRING;

import dev.mlgovern.featurestore.schema.FeatureType;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The Java types that a feature can have. */
final class Codecs {
    private static final Map<Class<?>, Codec> KNOWN = new HashMap<>();

    static {
        add(String.class, STRING, text -> text, text -> text);
        add(UUID.class, STRING, UUID::toString, UUID::fromString);
        add(LocalDate.class, STRING, LocalDate::toString, LocalDate::parse);
        add(Instant.class, STRING, Instant::toString, Instant::parse);
        add(Byte.class, INTEGRAL, Object::toString, Byte::valueOf);
        add(Short.class, INTEGRAL, Object::toString, Short::valueOf);
        add(Integer.class, INTEGRAL, Object::toString, Integer::valueOf);
        add(Long.class, INTEGRAL, Object::toString, Long::valueOf);
        add(Boolean.class, INTEGRAL, value -> value ? "1" : "0", Codecs::truth);
        add(Float.class, FRACTIONAL, Codecs::finite, Float::valueOf);
        add(Double.class, FRACTIONAL, Codecs::finite, Double::valueOf);
    }

    private Codecs() {}

    /** The codec of a type; none for types that have no exact text form, such as BigDecimal in a Fractional feature. */
    static Optional<Codec> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(constants(type));
        }
        return Optional.ofNullable(KNOWN.get(MethodType.methodType(type).wrap().returnType()));
    }

    static Codec eventTime(EventTime.Format format) {
        return new Codec(format.type(), time -> format.write((Instant) time), format::read);
    }

    private static Codec constants(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new Codec(STRING, value -> ((Enum<?>) value).name(), name -> {
            Object constant = byName.get(name);
            if (constant == null) {
                throw new IllegalArgumentException("the value is no constant of " + type.getName());
            }
            return constant;
        });
    }

    private static <T> void add(
            Class<T> type, FeatureType feature, Function<T, String> write, Function<String, T> read) {
        KNOWN.put(type, new Codec(feature, value -> write.apply(type.cast(value)), read::apply));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new IllegalArgumentException("the value must be 0 or 1");
        };
    }

    private static String finite(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("the value must be a finite number, was " + value);
        }
        // digits alone: that SageMaker reads exponents is said nowhere
        String text = value.toString();
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }
}
