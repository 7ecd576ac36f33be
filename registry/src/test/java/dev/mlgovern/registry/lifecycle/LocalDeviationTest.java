package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.Estate;
import dev.mlgovern.registry.LocalGround;
import dev.mlgovern.testkit.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of AWS in the list of moto's deviations holds for LocalCloud, and the guide has the list. */
class LocalDeviationTest {
    @ParameterizedTest
    @EnumSource
    void probe_onLocalCloud_showsNoDeviation(Deviation deviation) {
        Estate estate = new Estate(new LocalGround(LocalCloud.start()));

        assertThat(deviation.probe().deviates(estate, deviation)).isFalse();
    }

    @Test
    void guide_listsEveryDeviationWithItsSource() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "moto.md"));

        for (Deviation deviation : Deviation.values()) {
            assertThat(guide).contains(deviation.row());
        }
        assertThat(guide.lines().filter(line -> line.startsWith("| `")))
                .as("rows")
                .hasSize(Deviation.values().length);
    }
}
