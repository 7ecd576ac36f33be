package dev.mlgovern.featurestore.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values of a Java type are taken apart and put together. */
interface JavaForm {
    /** {@return in the order in which {@link #make} takes them} */
    List<Member> members();

    /** A value of these members, null for those that have none. */
    Object make(@Nullable Object[] values);

    /**
     * The form of a type, found once.
     *
     * @param problems where members that cannot be put back are told
     * @throws IllegalArgumentException if the type has no form
     */
    static JavaForm of(Class<?> type, List<String> problems) {
        if (type.isRecord()) {
            return RecordForm.of(type);
        }
        return BuilderForm.has(type) ? BuilderForm.of(type, problems) : BeanForm.of(type, problems);
    }
}
