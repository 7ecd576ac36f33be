package dev.mlgovern.featurestore.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharingGuideTest {
    @Test
    void guide_quotesTheTestThatRuns() throws IOException {
        String test = Files.readString(Path.of("src/test/java/dev/mlgovern/featurestore/sharing/SharingTest.java"));
        String quoted = test.substring(test.indexOf("// docs: share"), test.indexOf("// end docs"))
                .replace("// docs: share\n", "")
                .stripIndent()
                .strip();

        assertThat(Files.readString(Path.of("../docs/sharing.md"))).contains(quoted);
    }
}
