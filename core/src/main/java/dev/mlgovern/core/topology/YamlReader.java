package dev.mlgovern.core.topology;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads YAML event by event, since what libraries make of it keeps neither repeated keys nor numbers as they were written
 * ({@code 012345678901} is an account id).
 */
final class YamlReader {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    /** Far more than a topology has; what is deeper would only use the stack up. */
    private static final int DEEPEST = 50;

    private final Problems problems;
    private Iterator<Event> events = List.<Event>of().iterator();
    private int depth;

    YamlReader(Problems problems) {
        this.problems = problems;
    }

    YamlNode read(String text) {
        try {
            events = new Yaml().parse(new StringReader(text)).iterator();
            skip(Event.ID.StreamStart);
            if (!skip(Event.ID.DocumentStart)) {
                return new YamlNode.Text(null);
            }
            YamlNode node = node(events.next(), "");
            skip(Event.ID.DocumentEnd);
            if (skip(Event.ID.DocumentStart)) {
                problems.add("", "there must be one YAML document, was more than one");
            }
            return node;
        } catch (YAMLException e) {
            // its message quotes the text around, which may hold an external id
            problems.add("", "it is not YAML" + place(e));
            return new YamlNode.Text(null);
        }
    }

    /** Whether the next event is of that kind; it is taken then or not. */
    private boolean skip(Event.ID kind) {
        return events.next().is(kind);
    }

    private static String place(YAMLException thrown) {
        Mark at = thrown instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        return at == null ? "" : " at line %d, column %d".formatted(at.getLine() + 1, at.getColumn() + 1);
    }

    private YamlNode node(Event event, String path) {
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Text(text(scalar));
        }
        if (event instanceof AliasEvent) {
            problems.add(path, "YAML aliases (*name) are not read; write the value");
            return new YamlNode.Text(null);
        }
        if (++depth > DEEPEST) {
            throw new YAMLException("nested deeper than " + DEEPEST);
        }
        YamlNode node = event instanceof MappingStartEvent ? mapping(path) : sequence(path);
        depth--;
        return node;
    }

    private static @Nullable String text(ScalarEvent scalar) {
        boolean written = !scalar.getImplicit().canOmitTagInPlainScalar();
        return written || !NOTHING.contains(scalar.getValue()) ? scalar.getValue() : null;
    }

    private YamlNode mapping(String path) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            if (!(key instanceof ScalarEvent name)) {
                problems.add(path, "its keys must be single values");
                node(key, path);
                node(events.next(), path);
                continue;
            }
            String at = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
            if (entries.putIfAbsent(name.getValue(), node(events.next(), at)) != null) {
                problems.add(at, "is there twice");
            }
        }
        return new YamlNode.Mapping(entries);
    }

    private YamlNode sequence(String path) {
        List<YamlNode> items = new ArrayList<>();
        for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
            items.add(node(item, path + "[" + items.size() + "]"));
        }
        return new YamlNode.Sequence(items);
    }
}
