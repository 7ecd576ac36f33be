package dev.mlgovern.featurestore.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values of a Java type are taken apart and put together. */
interface JavaForm {
    /** {@return in the order in which {@link #make} takes them} */
    List<Member> members();

    /** A value of these members, null for those that have none. */
    Object make(@Nullable Object[] values);

    /** The form of a type, found once. */
    static JavaForm of(Class<?> type) {
        if (type.isRecord()) {
            return RecordForm.of(type);
        }
        return BuilderForm.has(type) ? BuilderForm.of(type) : BeanForm.of(type);
    }
}
