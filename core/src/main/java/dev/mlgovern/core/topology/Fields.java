package dev.mlgovern.core.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one YAML mapping: gives what is asked for, and knows afterwards what nobody asked for. */
final class Fields {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final String path;
    private final Map<String, YamlNode> entries;
    private final YamlContext context;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(String path, Map<String, YamlNode> entries, YamlContext context) {
        this.path = path;
        this.entries = entries;
        this.context = context;
    }

    static Fields of(String path, YamlNode node, YamlContext context) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Fields(path, mapping.entries(), context);
        }
        if (!(node instanceof YamlNode.Text text && text.value() == null)) {
            context.problems().add(path, "must be a mapping, was " + node.kind());
        }
        return new Fields(path, Map.of(), context);
    }

    Problems problems() {
        return context.problems();
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return !(node(key) instanceof YamlNode.Text text && text.value() == null);
    }

    /** The text of a field that must be there; a stand-in, after reporting, if it is not. */
    String text(String key) {
        return optional(key).orElseGet(() -> {
            problems().check(false, path(key), "is required");
            return "missing";
        });
    }

    Optional<String> optional(String key) {
        return text(path(key), node(key)).filter(text -> {
            problems().check(!text.isBlank(), path(key), "must not be blank");
            return !text.isBlank();
        });
    }

    List<String> list(String key) {
        YamlNode node = node(key);
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return text(path(key), node).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            String at = path(key) + "[" + texts.size() + "]";
            Optional<String> text = text(at, item).filter(t -> !t.isBlank());
            problems().check(text.isPresent(), at, "must not be blank");
            texts.add(text.orElse("missing"));
        }
        return texts;
    }

    Fields child(String key) {
        return of(path(key), node(key), context);
    }

    Map<String, Fields> children(String key) {
        Map<String, Fields> children = new LinkedHashMap<>();
        Fields parent = child(key);
        parent.entries.forEach((name, node) -> children.put(name, of(parent.path(name), node, context)));
        return children;
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Fields parent = child(key);
        parent.entries.keySet().forEach(name -> texts.put(name, parent.text(name)));
        return texts;
    }

    Map<String, List<String>> lists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Fields parent = child(key);
        parent.entries.keySet().forEach(name -> lists.put(name, parent.list(name)));
        return lists;
    }

    /** Reports what nobody asked for. */
    void end() {
        entries.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> problems().add(path(key), "is not a known key" + Nearest.hint(key, asked)));
    }

    private YamlNode node(String key) {
        asked.add(key);
        YamlNode node = entries.get(key);
        return node == null ? new YamlNode.Text(null) : node;
    }

    private Optional<String> text(String at, YamlNode node) {
        if (!(node instanceof YamlNode.Text text)) {
            problems().add(at, "must be a single value, was " + node.kind());
            return Optional.empty();
        }
        return Optional.ofNullable(text.value()).map(value -> resolved(at, value));
    }

    private String resolved(String at, String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String value = context.environment().apply(found.group(1));
            problems().check(value != null, at, "the environment variable %s is not set".formatted(found.group(1)));
            return Matcher.quoteReplacement(value == null ? "missing" : value);
        });
    }
}
