package dev.mlgovern.featurestore.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code that the guide shows. */
@LocalCloudTest
class FindGuideTest {
    @Test
    void guide_showsCodeThatWorks(LocalCloud cloud) throws IOException {
        try (MlPlatform platform = new Bank(cloud).platform()) {
            Catalog catalog = new Catalog(cloud, platform);
            catalog.fill();
            FeatureStore store = FeatureStore.on(platform);
            AccountId viewer = Catalog.TEST;
            String event = "{\"detail\":{\"FeatureGroupArn\":"
                    + "\"arn:aws:sagemaker:eu-west-1:555555555555:feature-group/card-activity\"}}";

            // guide: find
            Hits<FoundGroup> groups =
                    store.discovery().groups(q -> q.words("card").team("fraud"));
            Hits<FoundFeature> features =
                    store.discovery().features(q -> q.words("euro").putParameter("unit", "euro"));
            groups.forEach(System.out::println); // fetched as they are read
            groups.failures().keySet().forEach(account -> System.out.println(account + " could not be asked"));
            // end

            // guide: catalogs
            Hits<FoundGroup> shared =
                    store.discovery().groups(q -> q.words("weather").catalogsOf(viewer));
            // end

            // guide: index
            FeatureIndex index = store.index(i -> i.maxAge(Duration.ofMinutes(15)));
            Hits<FoundFeature> often = index.features(q -> q.words("24h"));
            index.changed(event); // "SageMaker Feature Group State Change", as EventBridge delivers it
            // end

            assertThat(groups)
                    .singleElement()
                    .hasToString("terminals in 222222222222: 4 features, where cards are read");
            assertThat(shared).isEmpty();
            assertThat(features).hasSize(1);
            assertThat(often).hasSize(1);
        }
        assertThat(Files.readString(Path.of("../docs/finding-features.md"))).contains(snippets());
    }

    private static List<String> snippets() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/mlgovern/featurestore/discovery/FindGuideTest.java"));
        return Arrays.stream(source.split("// guide: \\w+\n"))
                .skip(1)
                .filter(part -> part.contains("// end"))
                .map(part ->
                        part.substring(0, part.indexOf("// end")).stripIndent().strip())
                .toList();
    }
}
