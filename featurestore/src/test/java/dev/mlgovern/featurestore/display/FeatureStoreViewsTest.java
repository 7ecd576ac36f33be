package dev.mlgovern.featurestore.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.discovery.Hits;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What was found, as a notebook shows it. */
@LocalCloudTest
class FeatureStoreViewsTest {
    private LocalCloud cloud;
    private MlPlatform platform;
    private FeatureStore store;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        store.ensure(bank.definition().description("cards <b>").build()).run();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void html_ofGroups_isATableThatEscapesAndTellsWhatWasNotSearched() throws Exception {
        String html =
                Display.html(store.discovery().groups(q -> q.words("card"))).orElseThrow();
        Document page = parse(html);
        assertThat(page.getElementsByTagName("caption").item(0).getTextContent())
                .isEqualTo("1 hits");
        assertThat(page.getElementsByTagName("tr").item(1).getTextContent())
                .contains("card-activity", "cards <b>", "spent Fractional", "online, offline", "555555555555")
                .contains("anybank:finance:owner = lee");
        assertThat(page.getElementsByTagName("p").getLength()).isEqualTo(4);
        assertThat(html).contains("Not searched: ");
    }

    @Test
    void html_ofFeatures_isATable() throws Exception {
        Hits<?> hits = store.discovery().features(q -> q.words("euro").addAccount(Bank.STORE));
        Document page = parse(Display.html(hits).orElseThrow());
        assertThat(page.getElementsByTagName("tr").item(1).getTextContent())
                .contains("spent", "Fractional", "card-activity", "euro in the last 24 hours");
        assertThat(page.getElementsByTagName("p").getLength()).isZero();
        assertThat(Display.html(hits.toList())).isPresent();
    }

    @Test
    void html_ofNothing_saysSo() {
        Hits<?> hits = store.discovery().groups(q -> q.words("nothing").addAccount(Bank.STORE));
        assertThat(Display.html(hits).orElseThrow()).contains("0 hits");
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
