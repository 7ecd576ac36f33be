package dev.mlgovern.core.topology;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML token by token, since a tree of Jackson's keeps neither repeated keys nor numbers as they were written
 * ({@code 012345678901} is an account id).
 */
final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Problems problems;

    YamlReader(Problems problems) {
        this.problems = problems;
    }

    YamlNode read(String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                return new YamlNode.Text(null);
            }
            YamlNode node = node(parser, "");
            if (parser.nextToken() != null) {
                problems.add("", "there must be one YAML document, was more than one");
            }
            return node;
        } catch (JsonProcessingException e) {
            // its message quotes the text around, which may hold an external id
            JsonLocation at = e.getLocation();
            problems.add(
                    "",
                    at == null
                            ? "it is not YAML"
                            : "it is not YAML at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
            return new YamlNode.Text(null);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string failed", e);
        }
    }

    private YamlNode node(YAMLParser parser, String path) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(path, "YAML aliases (*name) are not read; write the value");
            return new YamlNode.Text(null);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(parser, path);
            case START_ARRAY -> sequence(parser, path);
            case VALUE_NULL -> new YamlNode.Text(null);
            default -> new YamlNode.Text(parser.getText());
        };
    }

    private YamlNode mapping(YAMLParser parser, String path) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode node = node(parser, at);
            if (entries.putIfAbsent(key, node) != null) {
                problems.add(at, "is there twice");
            }
        }
        return new YamlNode.Mapping(entries);
    }

    private YamlNode sequence(YAMLParser parser, String path) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, path + "[" + items.size() + "]"));
        }
        return new YamlNode.Sequence(items);
    }
}
