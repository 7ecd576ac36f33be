package dev.mlgovern.testkit.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type of an API model.
 *
 * @param name its name
 * @param type {@code structure}, {@code list}, {@code map}, {@code string}, {@code integer}, {@code long}, {@code float}, {@code double},
 *     {@code boolean}, {@code timestamp} or {@code blob}
 * @param members those of a structure by name; the element of a list as "member"; "key" and "value" of a map
 * @param limits what its values must keep to
 */
record Shape(String name, String type, Map<String, Member> members, Limits limits) {
    Member member(String member) {
        Member found = members.get(member);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no member " + member);
        }
        return found;
    }

    /**
     * A member.
     *
     * @param name its name in the model
     * @param shape name of its type
     * @param wire its name on the wire
     * @param location {@code header}, {@code uri}, {@code querystring} or {@code body}
     */
    record Member(String name, String shape, String wire, String location) {}

    /**
     * What values must keep to.
     *
     * @param required members that must be there
     * @param values the values of an enum, empty when any will do
     * @param pattern what a text must match as a whole
     * @param range least and greatest length, size or value
     * @param payload member that is the body
     * @param union whether exactly one member must be there
     */
    record Limits(
            Set<String> required,
            List<String> values,
            @Nullable Pattern pattern,
            Range range,
            @Nullable String payload,
            boolean union) {}

    /**
     * Least and greatest.
     *
     * @param min least length, size or value
     * @param max greatest
     */
    record Range(double min, double max) {}
}
