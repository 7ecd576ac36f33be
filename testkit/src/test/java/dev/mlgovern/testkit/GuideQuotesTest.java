package dev.mlgovern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideQuotesTest {
    @Test
    void guide_quotesTheTestThatRuns() throws IOException {
        String test = Files.readString(Path.of("src/test/java/dev/mlgovern/testkit/GuideTest.java"));
        String guide = Files.readString(Path.of("../docs/local-cloud.md"));

        assertThat(guide).contains(test.substring(test.indexOf("@LocalCloudTest")));
    }
}
