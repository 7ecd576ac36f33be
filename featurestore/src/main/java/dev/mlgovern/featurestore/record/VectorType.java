package dev.mlgovern.featurestore.record;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Java record whose components are themselves records of feature groups: what a model is given, from several groups. Immutable and
 * thread-safe; make one for each type and keep it.
 *
 * <pre>{@code
 * record Payment(CardActivity card, Optional<Customer> customer) {}
 * }</pre>
 *
 * @param <T> the Java record
 */
public final class VectorType<T> {
    private final Class<T> type;
    private final JavaForm form;
    private final List<Part> parts;

    private VectorType(Class<T> type, JavaForm form, List<Part> parts) {
        this.type = type;
        this.form = form;
        this.parts = List.copyOf(parts);
    }

    /**
     * One component.
     *
     * @param name of the component
     * @param type what it is
     * @param required false if it is an {@link Optional}, which is empty where there is no record
     */
    public record Part(String name, RecordType<?> type, boolean required) {}

    /**
     * Reads a type.
     *
     * @param type a Java record of types that {@link RecordType} takes, or of {@link Optional}s of them
     * @param <T> the type
     * @return the type as a vector
     * @throws InvalidRequestException with every problem, if there is one
     */
    public static <T> VectorType<T> of(Class<T> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw refused(type, List.of(type.getName() + " must be a Java record with components"));
        }
        JavaForm form = RecordForm.of(type);
        List<Part> parts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Member member : form.members()) {
            boolean optional = Bindings.raw(member.type()) == Optional.class;
            Type of = optional ? Bindings.argument(member.type()) : member.type();
            try {
                parts.add(new Part(member.name(), RecordType.of(Bindings.raw(of)), !optional));
            } catch (InvalidRequestException e) {
                e.problems().forEach(problem -> problems.add(member.name() + ": " + problem));
            }
        }
        if (!problems.isEmpty()) {
            throw refused(type, problems);
        }
        return new VectorType<>(type, form, parts);
    }

    private static InvalidRequestException refused(Class<?> type, List<String> problems) {
        return new InvalidRequestException(
                Failure.of("vectors", type.getName() + " cannot be made of records"), problems);
    }

    /**
     * Its components.
     *
     * @return in order
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Puts a value together.
     *
     * @param records of the components, in order; null for one that has none and need not have
     * @return the value
     * @throws IllegalArgumentException if there are more or fewer than components, or a required one is null
     */
    public T make(List<? extends @Nullable Object> records) {
        if (records.size() != parts.size()) {
            throw new IllegalArgumentException("records must be %d, were %d".formatted(parts.size(), records.size()));
        }
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Object record = records.get(i);
            if (parts.get(i).required() && record == null) {
                throw new IllegalArgumentException(parts.get(i).name() + " is required");
            }
            values[i] = parts.get(i).required() ? record : Optional.ofNullable(record);
        }
        return type.cast(form.make(values));
    }

    /** The Java type and its components. */
    @Override
    public String toString() {
        return "VectorType[%s, %s]"
                .formatted(type.getName(), parts.stream().map(Part::name).toList());
    }
}
