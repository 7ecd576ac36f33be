package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/**
 * A value that breaks its shape in exactly one place.
 *
 * @param kind how
 * @param place where
 * @param value the value
 */
record Seed(Kind kind, Place place, JsonNode value) {
    /** The kinds of constraints, each with the words by which the check must object to its violation. */
    enum Kind {
        REQUIRED("must not be null"),
        UNKNOWN("has no such member"),
        TYPE("must be of type"),
        ENUM("must satisfy enum value set"),
        PATTERN("must satisfy regular expression pattern"),
        SHORT_TEXT("must have length greater than or equal to"),
        LONG_TEXT("must have length less than or equal to"),
        SMALL_BLOB("must have length greater than or equal to"),
        BIG_BLOB("must have length less than or equal to"),
        SMALL_LIST("must have length greater than or equal to"),
        BIG_LIST("must have length less than or equal to"),
        SMALL_MAP("must have length greater than or equal to"),
        BIG_MAP("must have length less than or equal to"),
        LOW_NUMBER("must have value greater than or equal to"),
        HIGH_NUMBER("must have value less than or equal to"),
        EMPTY_UNION("exactly one member must be set, not 0"),
        FULL_UNION("exactly one member must be set, not 2");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * Where a seed is.
     *
     * @param path as the check names it
     * @param type of the shape there
     */
    record Place(String path, String type) {}

    /** The same seed inside a greater value. */
    Seed within(String outer, UnaryOperator<JsonNode> surroundings) {
        String path = place.path().isEmpty() || outer.isEmpty() ? outer + place.path() : outer + '.' + place.path();
        return new Seed(kind, new Place(path, place.type()), surroundings.apply(value));
    }

    /** Whether the check found this seed and nothing else. */
    boolean isFoundIn(java.util.List<String> problems) {
        String at = "at '" + place.path() + "'";
        return !problems.isEmpty()
                && problems.stream().allMatch(problem -> problem.contains(at))
                && problems.stream().anyMatch(problem -> problem.contains(kind.words));
    }
}
