package dev.mlgovern.core.topology;

import static dev.mlgovern.core.topology.Topologies.anybank;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A spoilt example is either still a topology or refused with paths; nothing else is ever thrown or shown. */
class TopologyPropertiesTest {
    private static final List<String> LINES = anybank().lines().toList();

    @Property(tries = 200)
    void load_linesLost_isLoadedOrRefused(@ForAll List<@IntRange(min = 0, max = 70) Integer> lost) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES.size(); i++) {
            if (!lost.contains(i)) {
                lines.add(LINES.get(i));
            }
        }
        loadedOrRefused(String.join("\n", lines));
    }

    @Property(tries = 400)
    void load_textPutInAnywhere_isLoadedOrRefused(
            @ForAll @IntRange(min = 0, max = 2500) int at, @ForAll("fragments") String text) {
        String yaml = anybank();
        int where = Math.min(at, yaml.length());
        loadedOrRefused(yaml.substring(0, where) + text + yaml.substring(where));
    }

    @Property(tries = 200)
    void load_anyText_isLoadedOrRefused(@ForAll String text) {
        loadedOrRefused(text);
    }

    @Provide
    Arbitrary<String> fragments() {
        Arbitrary<String> odd = Arbitraries.of(
                ": ", "\n", "- ", "{", "}", "[", "]", "*x", "&x ", "<<: ", "\"", "'", "!!int ", "${X}", "${", "\t", "~",
                "? ", "---\n", "0x1F", "#");
        return Arbitraries.oneOf(odd, Arbitraries.strings().ofMaxLength(4));
    }

    private static void loadedOrRefused(String yaml) {
        try {
            assertThat(Topologies.load(yaml, Map.of("MLGOVERN_EXTERNAL_ID", Topologies.SECRET))
                            .accounts())
                    .isNotEmpty();
        } catch (InvalidRequestException e) {
            assertThat(e.problems()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(e.toString()).doesNotContain(Topologies.SECRET);
        }
    }
}
