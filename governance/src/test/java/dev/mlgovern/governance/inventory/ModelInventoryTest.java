package dev.mlgovern.governance.inventory;

import static dev.mlgovern.governance.inventory.Fleet.CENTRAL;
import static dev.mlgovern.governance.inventory.Fleet.DEV;
import static dev.mlgovern.governance.inventory.Fleet.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.house.MisledClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;

@LocalCloudTest
class ModelInventoryTest {
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).serverError(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody(),
            FaultSetup::emptyPages);
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::malformedBody, FaultSetup::expiredToken, FaultSetup::denied);

    private LocalCloud cloud;
    private Fleet fleet;
    private MlPlatform platform;
    private ModelInventory models;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        fleet = new Fleet(cloud);
        platform = fleet.platform();
        models = ModelGovernance.on(platform).inventory();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void monitor_ofAnEndpoint_watchesNoneOfThatNameElsewhere() {
        ServedAt here = new ServedAt(new Place(DEV, Region.EU_WEST_1), "cards-live", "InService");
        ServedAt elsewhere = new ServedAt(new Place(PROD, Region.EU_WEST_1), "cards-live", "InService");
        Monitor scheduled = new Monitor("m", here.place(), "cards-live", "DataQuality", "Scheduled", null, null);
        Monitor stopped = new Monitor("m", here.place(), "cards-live", "DataQuality", "Stopped", null, null);

        assertThat(scheduled.watches(here)).isTrue();
        assertThat(scheduled.watches(elsewhere)).isFalse();
        assertThat(stopped.watches(here)).isFalse();
    }

    @Test
    void read_ofVersionsInSeveralAccounts_tellsWhereTheyServeAndWhatStandsOut() {
        fleet.group(PROD, "cards", "lee");
        String served = fleet.version(PROD, "cards", ModelApprovalStatus.APPROVED, "High");
        fleet.endpoint(PROD, "cards-live", served);
        cloud.account(PROD.value()).monitor("cards-live", "DataQuality", "CompletedWithViolations");
        fleet.endpoint(PROD, "cards-shadow", served);
        fleet.group(DEV, "loans");
        fleet.version(DEV, "loans", ModelApprovalStatus.PENDING_MANUAL_APPROVAL);

        // docs: inventory
        Inventory inventory = models.read();

        InventoryLine cards = inventory.with(Concern.UNMONITORED).lines().get(0);
        assertThat(cards.served())
                .extracting(ServedAt::endpoint)
                .containsExactlyInAnyOrder("cards-live", "cards-shadow");
        assertThat(cards.concerns()).containsExactly(Concern.UNMONITORED, Concern.VIOLATED);
        assertThat(cards.card()).isEqualTo(new CardState("", "Draft", "High"));
        assertThat(inventory.with(Concern.UNOWNED).with(Concern.UNCARDED).lines())
                .extracting(line -> line.version().group().name())
                .containsExactly("loans");
        // end docs
        assertThat(cards.approval()).isEqualTo(Approval.APPROVED);
        assertThat(cards.ownership().owner()).isEqualTo("lee");
        assertThat(cards.ownership().team()).isEqualTo("fraud");
        assertThat(cards.monitors())
                .extracting(Monitor::toString)
                .containsExactly("DataQuality: CompletedWithViolations");
        assertThat(inventory.toString()).contains("not monitored; violations").contains("no owner; no card");
        assertThat(Display.html(inventory).orElseThrow())
                .contains("2 model versions", "cards-live", "not monitored", "Cost centre");
    }

    @Test
    void read_ofACardInAnotherAccount_findsItByTheVersionItNames() {
        fleet.group(DEV, "cards", "lee");
        String version = fleet.version(DEV, "cards", ModelApprovalStatus.APPROVED);
        fleet.sageMaker(CENTRAL)
                .createModelCard(r -> r.modelCardName("cards")
                        .modelCardStatus("Approved")
                        .content("{\"model_overview\":{\"model_id\":\"" + version + "\"}}"));
        InventoryLine line = models.read().lines().get(0);
        assertThat(line.card()).isEqualTo(new CardState("cards", "Approved", CardState.UNKNOWN));
        assertThat(line.concerns()).containsExactly(Concern.UNDOCUMENTED);
    }

    @Test
    void read_ofTwoHundredVersions_costsFourListingsAPlaceAndLosesNone() throws IOException {
        for (AccountId account : List.of(CENTRAL, DEV, PROD)) {
            fleet.group(account, "cards", "lee");
            for (int i = 0; i < 67; i++) {
                fleet.version(account, "cards", ModelApprovalStatus.APPROVED, "Low");
            }
        }
        models.read();
        cloud.clearCalls();
        Inventory inventory = models.read();
        assertThat(inventory.lines()).hasSize(201).doesNotHaveDuplicates();
        assertThat(cloud.calls()).hasSize(16).noneMatch(RecordedCall::mutating);
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains(
                        "| inventory of an account in a Region, up to 100 models, versions, groups and cards | 4 | 0 |");
        assertThat(inventory
                        .sorted(Comparator.comparing(line -> line.version().number()))
                        .lines()
                        .get(0)
                        .version()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void csvAndJson_ofNamesThatWouldBeFormulas_areSafeAndWhole() {
        fleet.group(DEV, "cards", "=1+1");
        fleet.version(DEV, "cards", ModelApprovalStatus.APPROVED, "Low");
        cloud.faults().on("sagemaker:Search").account(PROD.value()).denied();
        Inventory inventory = models.read();
        assertThat(inventory.csv().lines()).hasSize(2);
        assertThat(inventory.csv()).contains(",Approved,fraud,'=1+1,").endsWith("\r\n");
        JsonNode json = JsonNode.parser().parse(inventory.json());
        assertThat(json.field("models").orElseThrow().asArray()).hasSize(1);
        assertThat(json.field("failures").orElseThrow().asArray()).hasSize(1);
    }

    @Test
    void read_withAFaultThatPasses_isAsUndisturbed() {
        fleet.group(DEV, "cards", "lee");
        fleet.version(DEV, "cards", ModelApprovalStatus.APPROVED, "Low");
        Inventory undisturbed = models.read();
        for (Consumer<FaultSetup> fault : PASSING) {
            fault.accept(cloud.faults().on("sagemaker:Search"));
            assertThat(models.read()).isEqualTo(undisturbed);
            cloud.faults().clear();
        }
    }

    @Test
    void read_withAFaultThatLasts_tellsTheAccountAndHasTheOthers() {
        fleet.group(DEV, "cards", "lee");
        fleet.version(DEV, "cards", ModelApprovalStatus.APPROVED, "Low");
        for (Consumer<FaultSetup> fault : LASTING) {
            fault.accept(cloud.faults().on("sagemaker:Search").account(PROD.value()));
            Inventory inventory = models.read();
            assertThat(inventory.lines()).hasSize(1);
            assertThat(inventory.failures()).hasSize(1);
            assertThat(inventory.toString()).contains("not read: 444444444444 in eu-west-1: ");
            cloud.faults().clear();
        }
    }

    @Test
    void read_asARoleOfAnotherAccount_countsNoVersionTwice() {
        fleet.group(DEV, "cards", "lee");
        fleet.version(DEV, "cards", ModelApprovalStatus.APPROVED, "Low");
        try (MlPlatform wrong = fleet.setUp()
                .httpClient(new MisledClient(cloud.httpClient(), PROD.value(), DEV.value()))
                .build()) {
            Inventory inventory = ModelGovernance.on(wrong).inventory().read();
            assertThat(inventory.lines()).hasSize(1);
            assertThat(inventory.failures())
                    .containsOnlyKeys(
                            new Place(PROD, platform.topology().regions().get(0)));
        }
    }

    @Test
    void read_ofAnUnknownAccount_isRefused() {
        assertThatThrownBy(() -> models.read(List.of(AccountId.of("123456789012"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void guide_quotesTheTestThatRuns() throws IOException {
        String test =
                Files.readString(Path.of("src/test/java/dev/mlgovern/governance/inventory/ModelInventoryTest.java"));
        String quoted = test.substring(test.indexOf("// docs: inventory\n") + 19, test.indexOf("// end docs"));
        assertThat(Files.readString(Path.of("../docs/inventory.md")))
                .contains(quoted.stripIndent().strip());
    }
}
