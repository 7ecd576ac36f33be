package dev.mlgovern.core.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.tag.TagDimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide pages show is read as they say. */
class DocumentedTopologyTest {
    private static final Pattern FIRST_YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void load_exampleOfTopologyPage_isAccepted() throws IOException {
        Topology topology = Topologies.load(yaml("topology.md"));

        assertThat(topology.only(AccountRole.ML_SHARED_SERVICES).name()).isEqualTo("ml-shared-services");
        assertThat(topology.teams()).hasSize(1);
    }

    @Test
    void load_exampleOfTagsPage_isAccepted() throws IOException {
        String topology = Topologies.anybank();
        String withPage = topology.substring(0, topology.indexOf("\ntags:\n"))
                        .replace("owner: ines", "owner: ines\n    tags: { \"anybank:data-class\": internal }")
                + "\n" + yaml("cost-tags.md");

        Topology loaded = Topologies.load(withPage);

        assertThat(loaded.tags().keys()).containsEntry(TagDimension.PRODUCT, "anybank:product");
        assertThat(loaded.tags().required())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "anybank:data-class",
                        "anybank:finance:cost-center",
                        "anybank:finance:owner",
                        "anybank:workload:environment"));
    }

    private static String yaml(String page) throws IOException {
        Matcher found = FIRST_YAML.matcher(Files.readString(Path.of("..", "docs", page)));
        assertThat(found.find()).as("a YAML example in " + page).isTrue();
        return found.group(1);
    }
}
