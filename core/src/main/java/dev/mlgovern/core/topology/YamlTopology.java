package dev.mlgovern.core.topology;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A topology written in YAML. */
final class YamlTopology implements TopologySource {
    private final String name;
    private final Text yaml;
    private final Function<String, @Nullable String> environment;

    /** Where the text comes from, each time it is loaded. */
    @FunctionalInterface
    interface Text {
        String read() throws IOException;
    }

    YamlTopology(String name, Text yaml, Function<String, @Nullable String> environment) {
        this.name = name;
        this.yaml = yaml;
        this.environment = environment;
    }

    static YamlTopology of(Path file) {
        return new YamlTopology(file.toString(), () -> Files.readString(file), System::getenv);
    }

    static YamlTopology of(String text) {
        return new YamlTopology("the topology", () -> text, System::getenv);
    }

    @Override
    public Topology load() {
        Problems problems = new Problems();
        YamlContext context = new YamlContext(problems, environment);
        YamlNode tree = new YamlReader(problems).read(text());
        problems.throwIfAny(name);
        TopologyRules.Parts parts = new TopologyFields(Fields.of("", tree, context)).read();
        new TopologyRules(parts, problems).check();
        problems.throwIfAny(name);
        Topology.Builder topology = Topology.builder().tags(parts.tags());
        if (parts.organization() != null) {
            topology.organization(parts.organization());
        }
        parts.regions().forEach(topology::addRegion);
        parts.accounts().forEach(topology::addAccount);
        parts.teams().forEach(topology::addTeam);
        return topology.build();
    }

    private String text() {
        try {
            return yaml.read();
        } catch (NoSuchFileException e) {
            throw unreadable("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw unreadable("it is not UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable("it cannot be read", e);
        }
    }

    private InvalidRequestException unreadable(String problem, IOException cause) {
        return new InvalidRequestException(
                Failure.of("topology", name + " cannot be loaded").causedBy(cause), List.of(problem));
    }
}
