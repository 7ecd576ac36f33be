package dev.mlgovern.featurestore.record;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Java type as records of a feature group: a record, a bean, or a value with a static {@code builder()} as Immutables
 * makes them. Immutable and thread-safe; make one for each type and keep it.
 *
 * <pre>{@code
 * record CardActivity(@RecordIdentifier String card, @EventTime Instant at, double spent24h, @Nullable Integer shops24h) {}
 *
 * RecordType<CardActivity> type = RecordType.of(CardActivity.class);
 * }</pre>
 *
 * <p>Whole numbers and {@code boolean} (0 or 1) are Integral; {@code float} and {@code double} are Fractional and must be
 * finite; {@code String}, enums, {@code UUID}, {@code LocalDate} and {@code Instant} are String. {@code List} and
 * {@code Set} of these are collections, and with {@link Vector} a list or array of floating-point numbers is a vector.
 * {@code null} and an empty {@code Optional} mean that the record has no value; an empty string and an empty collection
 * are values. What was written is read back equal, but for event times, which are kept to the millisecond.
 *
 * @param <T> the Java type
 */
public final class RecordType<T> {
    private final Class<T> type;
    private final JavaForm form;
    private final List<Binding> bindings;
    private final Schema schema;
    private final Map<String, String> descriptions;

    private RecordType(Class<T> type, JavaForm form, List<Binding> bindings, Schema schema) {
        this.type = type;
        this.form = form;
        this.bindings = bindings;
        this.schema = schema;
        this.descriptions = descriptions(form, bindings);
    }

    /**
     * Reads a type and its annotations.
     *
     * @param type a record, a bean, or a value with a static {@code builder()}
     * @param <T> the type
     * @return the type as records
     * @throws InvalidRequestException with every problem, if there is one
     */
    public static <T> RecordType<T> of(Class<T> type) {
        List<String> problems = new ArrayList<>();
        JavaForm form = form(type, problems);
        List<Binding> bindings = new ArrayList<>();
        for (Member member : form.members()) {
            try {
                bindings.add(Bindings.of(member));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        String identifier = only(form, bindings, RecordIdentifier.class, problems);
        String time = only(form, bindings, EventTime.class, problems);
        if (!problems.isEmpty() || identifier == null || time == null) {
            throw refused(type, problems);
        }
        List<Feature> features = bindings.stream().map(Binding::feature).toList();
        return new RecordType<>(type, form, bindings, Schema.of(features, identifier, time));
    }

    /**
     * The features of the type.
     *
     * @return its schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * The Java type.
     *
     * @return its class
     */
    public Class<T> type() {
        return type;
    }

    /**
     * What its features mean, as {@link FeatureDescription} says.
     *
     * @return by name of the feature
     */
    public Map<String, String> descriptions() {
        return descriptions;
    }

    /**
     * Writes a value as a record.
     *
     * @param value the value
     * @return the record
     * @throws IllegalArgumentException if a number is not finite, an identifier or event time is missing, a collection has
     *     a null, or a vector has another dimension; the message names the feature, never the value
     */
    public FeatureRecord encode(T value) {
        @Nullable Object[] values = new Object[bindings.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = encoded(i, form.members().get(i).of(value));
        }
        return FeatureRecord.holding(schema, values);
    }

    /**
     * Reads a record as a value. Features that the type does not have are left out.
     *
     * @param record of this or a larger schema
     * @return the value
     * @throws IllegalArgumentException if a primitive has no value, or a text is none of the type's; the message names
     *     the feature, never the value
     */
    public T decode(FeatureRecord record) {
        @Nullable Object[] values = new Object[bindings.size()];
        for (int i = 0; i < values.length; i++) {
            String name = bindings.get(i).feature().name();
            boolean known = record.schema().feature(name).isPresent();
            values[i] = decoded(i, known ? record.raw(record.schema().position(name)) : null);
        }
        return type.cast(form.make(values));
    }

    /** What the codecs throw may hold the value, so it is not passed on. */
    private @Nullable Object decoded(int position, @Nullable Object raw) {
        Binding binding = bindings.get(position);
        if (raw == null) {
            return binding.read().apply(null);
        }
        try {
            return binding.read().apply(raw);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("feature %s: the stored text is no %s"
                    .formatted(
                            binding.feature().name(),
                            form.members().get(position).type().getTypeName()));
        }
    }

    private @Nullable Object encoded(int position, @Nullable Object value) {
        Feature feature = bindings.get(position).feature();
        Object raw;
        try {
            raw = bindings.get(position).write().apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("feature %s: %s".formatted(feature.name(), e.getMessage()), e);
        }
        if (raw == null && (feature.equals(schema.recordIdentifier()) || feature.equals(schema.eventTime()))) {
            throw new IllegalArgumentException("feature %s: a value is required".formatted(feature.name()));
        }
        return raw instanceof List<?> ? ValueRules.sized(feature, (List<?>) raw) : raw;
    }

    private static JavaForm form(Class<?> type, List<String> problems) {
        try {
            return JavaForm.of(type, problems);
        } catch (IllegalArgumentException e) {
            throw refused(type, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable String only(
            JavaForm form, List<Binding> bindings, Class<? extends Annotation> kind, List<String> problems) {
        List<Member> found =
                form.members().stream().filter(member -> member.has(kind)).toList();
        if (found.size() != 1) {
            problems.add("exactly one member must have @%s, have %d".formatted(kind.getSimpleName(), found.size()));
            return null;
        }
        int position = form.members().indexOf(found.get(0));
        return position < bindings.size() ? bindings.get(position).feature().name() : null;
    }

    private static Map<String, String> descriptions(JavaForm form, List<Binding> bindings) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (int i = 0; i < bindings.size(); i++) {
            FeatureDescription description = form.members().get(i).annotation(FeatureDescription.class);
            if (description != null) {
                descriptions.put(bindings.get(i).feature().name(), description.value());
            }
        }
        return Collections.unmodifiableMap(descriptions);
    }

    private static InvalidRequestException refused(Class<?> type, List<String> problems) {
        return new InvalidRequestException(
                Failure.of("featureGroup", type.getName() + " cannot be records of a feature group"), problems);
    }

    /** The Java type and its features. */
    @Override
    public String toString() {
        return "RecordType[%s, %s]".formatted(type.getName(), schema);
    }
}
