package dev.mlgovern.featurestore.record;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One member of a Java type: a record's component, a bean's property, a value's attribute.
 *
 * @param name as Java has it
 * @param type as Java has it
 * @param annotated where annotations may stand
 * @param getter from an Object to an Object
 */
record Member(String name, Type type, List<AnnotatedElement> annotated, MethodHandle getter) {
    <A extends Annotation> @Nullable A annotation(Class<A> kind) {
        for (AnnotatedElement element : annotated) {
            A found = element.getAnnotation(kind);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether it is said to be a feature. */
    boolean marked() {
        return Stream.of(
                        FeatureName.class,
                        FeatureDescription.class,
                        RecordIdentifier.class,
                        EventTime.class,
                        Vector.class)
                .anyMatch(this::has);
    }

    boolean has(Class<? extends Annotation> kind) {
        return annotation(kind) != null;
    }

    @Nullable
    Object of(Object value) {
        return Handles.get(getter, value);
    }
}
