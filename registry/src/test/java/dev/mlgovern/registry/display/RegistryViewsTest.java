package dev.mlgovern.registry.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.promotion.Promotion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@ExtendWith(LocalCloudExtension.class)
class RegistryViewsTest {
    private Bank bank;
    private MlPlatform platform;
    private ModelRegistry registry;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform("dora");
        registry = ModelRegistry.on(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void html_listingOfVersions_isATableWithARowForEach() throws Exception {
        registry.register(bank.registration().description("first").build());
        registry.register(bank.registration().description("second <b>").build());

        NodeList rows = rows(registry.versions(v -> v.team("fraud").group("churn")));

        assertThat(rows.getLength()).isEqualTo(3);
        assertThat(rows.item(1).getTextContent()).contains("churn", "PENDING", "second <b>", "222222222222");
        assertThat(rows.item(2).getTextContent()).contains("first");
    }

    @Test
    void html_version_showsWhatItIsAndNoEnvironment() throws Exception {
        ModelVersion version = bank.approved(r -> r.putEnvironment("PASSWORD", "canary"));

        String html = Display.html(version).orElseThrow();

        assertThat(html)
                .contains(version.arn().toString(), Bank.MODEL.toString(), "4f2a9c1")
                .doesNotContain("canary");
        assertThat(parse(html).getElementsByTagName("thead").getLength()).isZero();
        assertThat(version.toString()).startsWith(version.arn() + ", ").doesNotContain("canary", "\n");
    }

    @Test
    void html_diffOfAPromotion_setsOffWhatWasFromWhatWillBe() throws Exception {
        Promotion promotion = registry.promote(bank.approved(), p -> p.to(AccountRole.ML_SHARED_SERVICES));

        Document page = parse(Display.html(promotion.diff()).orElseThrow());

        assertThat(texts(page.getElementsByTagName("del"))).contains(Bank.MODEL.toString(), "Approved");
        assertThat(texts(page.getElementsByTagName("ins")))
                .contains("s3://" + Bank.CENTRAL_BUCKET, "PendingManualApproval");
        assertThat(promotion.toString()).contains("promotion of", "churn/1", "ML_SHARED_SERVICES");
    }

    @Test
    void html_deployedModel_namesEndpointAndVersion() throws Exception {
        ModelVersion version = bank.approved();
        DeployedModel deployed = new DeployedModel(
                version.arn(),
                Bank.DEV,
                "arn:aws:sagemaker:eu-west-1:222222222222:endpoint/churn",
                "c-1",
                "m-1",
                null,
                null);

        NodeList rows = rows(deployed);

        assertThat(rows.getLength()).isEqualTo(5);
        assertThat(texts(rows)).contains(version.arn().toString(), "endpoint/churn", "c-1", "m-1");
        assertThat(deployed).hasToString(version.arn() + " behind " + deployed.endpoint() + ", configuration c-1");
    }

    private static NodeList rows(Object value) throws Exception {
        return parse(Display.html(value).orElseThrow()).getElementsByTagName("tr");
    }

    private static String texts(NodeList nodes) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.append(nodes.item(i).getTextContent()).append('\n');
        }
        return texts.toString();
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
