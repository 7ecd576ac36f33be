package dev.mlgovern.observability.audit;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * JSON of which nothing is certain: what is not there, or is of another kind, is empty. Names are the same in upper and lower case, since
 * a table of Athena has them in lower case only.
 */
record Json(@Nullable JsonNode node) {
    // names and ARNs, codes and addresses; free text is never taken
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}:/._*@+=,~$()#-]{1,2048}");

    static Json parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new Json(null);
        }
        try {
            return new Json(JsonNode.parser().parse(text));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return new Json(null);
        }
    }

    Json get(String name) {
        if (node == null || !node.isObject()) {
            return new Json(null);
        }
        JsonNode exact = node.asObject().get(name);
        if (exact != null) {
            return new Json(exact);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return new Json(node.asObject().entrySet().stream()
                .filter(member -> member.getKey().toLowerCase(Locale.ROOT).equals(lower))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null));
    }

    List<Json> all(String name) {
        Json list = get(name);
        return list.node == null || !list.node.isArray()
                ? List.of()
                : list.node.asArray().stream().map(Json::new).toList();
    }

    Optional<String> text() {
        if (node == null || !(node.isString() || node.isBoolean() || node.isNumber())) {
            return Optional.empty();
        }
        return Optional.of(node.text()).filter(text -> NAME.matcher(text).matches());
    }

    Optional<String> text(String name) {
        return get(name).text();
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "Json";
    }
}
