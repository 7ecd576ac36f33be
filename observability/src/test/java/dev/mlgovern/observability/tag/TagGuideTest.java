package dev.mlgovern.observability.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TagGuideTest {
    private static final Pattern QUOTED = Pattern.compile("// docs: \\w+\n(.*?)\\s*// end docs", Pattern.DOTALL);

    @Test
    void guide_quotesTheTestThatRuns() throws IOException {
        String guide = Files.readString(Path.of("../docs/inventory.md"));
        Matcher quoted = QUOTED.matcher(
                Files.readString(Path.of("src/test/java/dev/mlgovern/observability/tag/TagCoverageTest.java")));
        int quotes = 0;
        while (quoted.find()) {
            assertThat(guide).contains(quoted.group(1).stripIndent().strip());
            quotes++;
        }
        assertThat(quotes).isEqualTo(2);
    }
}
