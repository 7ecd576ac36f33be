package dev.mlgovern.registry.promotion;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one field of a version when it is promoted. Immutable.
 *
 * @param field in words
 * @param kind what happens to it
 * @param before at the source, null if it is not set there or does not matter
 * @param after in the target registry, null if it is not set there or does not matter
 * @param why empty if it goes without saying
 */
public record FieldChange(
        String field,
        Kind kind,
        @Nullable String before,
        @Nullable String after,
        String why) {
    /** What happens to a field. */
    public enum Kind {
        /** It has another value in the target registry. */
        REWRITTEN,
        /** It is not carried over. */
        DROPPED,
        /** It stays as it is although it names something of the source account. */
        KEPT
    }

    static FieldChange rewritten(String field, @Nullable String before, String after) {
        return new FieldChange(field, Kind.REWRITTEN, before, after, "");
    }

    static FieldChange dropped(String field, String why) {
        return new FieldChange(field, Kind.DROPPED, null, null, why);
    }

    static FieldChange kept(String field, @Nullable String value, String why) {
        return new FieldChange(field, Kind.KEPT, value, value, why);
    }

    /** In one line, such as {@code approval: Approved becomes PendingManualApproval}. */
    @Override
    public String toString() {
        String because = why.isEmpty() ? "" : ", " + why;
        return switch (kind) {
            case REWRITTEN -> field + ": " + (before == null ? "" : before + " ") + "becomes " + after + because;
            case DROPPED -> field + ": dropped" + because;
            case KEPT -> field + ": kept" + (after == null ? "" : ", " + after) + because;
        };
    }
}
