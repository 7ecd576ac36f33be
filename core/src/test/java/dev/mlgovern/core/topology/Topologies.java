package dev.mlgovern.core.topology;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The example topology and ways to spoil it. */
final class Topologies {
    static final String SECRET = "canary-4f1d9c";

    private Topologies() {}

    static String anybank() {
        try (InputStream yaml =
                Objects.requireNonNull(Topologies.class.getResourceAsStream("/topology/anybank.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Topology load(String yaml) {
        return load(yaml, Map.of("MLGOVERN_EXTERNAL_ID", SECRET));
    }

    static Topology load(String yaml, Map<String, String> environment) {
        return new YamlTopology("test", () -> yaml, environment::get).load();
    }

    static InvalidRequestException refusal(String yaml) {
        return Objects.requireNonNull(
                catchThrowableOfType(InvalidRequestException.class, () -> load(yaml)), "it was accepted");
    }

    static List<String> problems(String yaml) {
        return refusal(yaml).problems();
    }

    /** The example with one text replaced, which must be in it. */
    static String anybankWith(String text, String replacement) {
        String yaml = anybank();
        if (!yaml.contains(text)) {
            throw new IllegalArgumentException("the example has no \"" + text + "\"");
        }
        return yaml.replace(text, replacement);
    }
}
