package dev.mlgovern.examples.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Jupyter's notebook format, version 4. */
final class Notebooks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Notebooks() {}

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(JsonNode notebook, Path file) {
        try {
            JSON.writeValue(file.toFile(), notebook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A notebook of code. */
    static JsonNode of(String... cells) {
        ObjectNode notebook = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        notebook.putObject("metadata")
                .putObject("kernelspec")
                .put("name", "java")
                .put("display_name", "Java")
                .put("language", "java");
        ArrayNode all = notebook.putArray("cells");
        for (String source : cells) {
            ObjectNode cell = all.addObject().put("cell_type", "code").put("source", source);
            cell.put("id", "cell-" + all.size()).putNull("execution_count");
            cell.putObject("metadata");
            cell.putArray("outputs");
        }
        return notebook;
    }

    /** What the cells gave, of one type. */
    static List<JsonNode> outputs(JsonNode notebook, String type) {
        return StreamSupport.stream(notebook.path("cells").spliterator(), false)
                .flatMap(cell -> StreamSupport.stream(cell.path("outputs").spliterator(), false))
                .filter(output -> output.path("output_type").asText().equals(type))
                .toList();
    }

    /** An output in one of its forms; empty if it has not got that. */
    static String data(JsonNode output, String mime) {
        JsonNode data = output.path("data").path(mime);
        return data.isArray()
                ? StreamSupport.stream(data.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : data.asText();
    }
}
