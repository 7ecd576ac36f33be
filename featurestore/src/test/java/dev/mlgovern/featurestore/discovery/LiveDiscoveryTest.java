package dev.mlgovern.featurestore.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What is found over the accounts of a bank, and what it costs. */
@LocalCloudTest
class LiveDiscoveryTest {
    private LocalCloud cloud;
    private MlPlatform platform;
    private Catalog catalog;
    private Discovery discovery;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        platform = new Bank(cloud).platform();
        catalog = new Catalog(cloud, platform);
        catalog.fill();
        discovery = FeatureStore.on(platform).discovery();
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void groups_byWords_putsTheNameBeforeTheDescriptionAndAWholeWordBeforeItsBeginning() {
        assertThat(groups(q -> q.words("card"))).containsExactly("card-activity", "customers", "terminals");
        assertThat(groups(q -> q.words("Cards"))).containsExactly("terminals");
        assertThat(groups(q -> q.words("countr"))).containsExactly("card-activity", "customers", "terminals");
        assertThat(groups(q -> q.words("total"))).containsExactly("customers");
        assertThat(groups(q -> q.words("fraud"))).containsExactly("card-activity");
    }

    @Test
    void groups_bySeveralWords_haveThemAllAnywhere() {
        assertThat(groups(q -> q.words("lately activity, CARD"))).containsExactly("card-activity");
        assertThat(groups(q -> q.words("card uptime"))).containsExactly("terminals");
        assertThat(groups(q -> q.words("card nothing"))).isEmpty();
    }

    @Test
    void groups_byTagsOwnerAndStatus_areTheirs() {
        assertThat(groups(q -> q.putTag("purpose", "fraud"))).containsExactly("card-activity");
        assertThat(groups(q -> q.owner("lee"))).containsExactly("card-activity", "terminals");
        assertThat(groups(q -> q.owner("ines"))).isEmpty();
        assertThat(groups(q -> q.status(GroupStatus.CREATED))).hasSize(3);
        assertThat(groups(q -> q.status(GroupStatus.CREATE_FAILED))).isEmpty();
        assertThat(groups(q -> q.team("fraud"))).containsExactly("terminals");
    }

    @Test
    void groups_byTime_areNew() {
        cloud.clock().advance(Duration.ofHours(1));
        Instant then = cloud.clock().instant();
        catalog.make(Catalog.TEST, "late", "new", List.of());
        assertThat(groups(q -> q.createdSince(then))).containsExactly("late");
        assertThat(groups(q -> q.modifiedSince(then))).containsExactly("late");
    }

    @Test
    void groups_byWhatTheirFeaturesAre_haveOne() {
        assertThat(groups(q -> q.putParameter("unit", "euro"))).containsExactly("card-activity");
        assertThat(groups(q -> q.putParameter("unit", "yen"))).isEmpty();
        assertThat(groups(q -> q.words("customers").type(FeatureType.FRACTIONAL)))
                .containsExactly("customers");
    }

    @Test
    void features_byWords_putsTheNameBeforeTheDescriptionBeforeParametersBeforeTheGroup() {
        assertThat(features(q -> q.words("card")))
                .startsWith("cardTotal of customers", "uptime of terminals")
                .contains("spent of card-activity");
        assertThat(features(q -> q.words("hours euro"))).containsExactly("spent of card-activity");
        assertThat(features(q -> q.words("24h"))).containsExactly("shops-24h of card-activity");
        assertThat(features(q -> q.words("country activity"))).containsExactly("country of card-activity");
    }

    @Test
    void features_byWhatTheirGroupsAndTheyAre() {
        assertThat(features(q -> q.words("country").owner("lee")))
                .containsExactly("country of card-activity", "country of terminals");
        assertThat(features(q -> q.words("country").putTag("purpose", "fraud")))
                .containsExactly("country of card-activity");
        assertThat(features(q -> q.putParameter("source", "card readers"))).containsExactly("uptime of terminals");
        assertThat(features(q -> q.type(FeatureType.STRING).addAccount(Catalog.DEV)))
                .containsExactlyInAnyOrder("id of terminals", "at of terminals");
        assertThat(features(q -> q.owner("nobody"))).isEmpty();
    }

    @Test
    void groups_ofAThousand_costTenCalls() throws IOException {
        IntStream.range(0, 998).forEach(i -> catalog.make(Catalog.CENTRAL, "group-" + i, "", List.of()));
        cloud.clearCalls();
        assertThat(groups(q -> q.addAccount(Catalog.CENTRAL))).hasSize(1000);
        assertThat(operations()).hasSize(10).containsOnly("Search");
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| find the feature groups of an account, 1 000 | 10 | 0 |");
        cloud.clearCalls();
        assertThat(discovery.groups(q -> q.addAccount(Catalog.CENTRAL)).stream().limit(100))
                .hasSize(100);
        assertThat(operations()).hasSize(1);
    }

    @Test
    void hits_areFetchedOnce_andOnlyWhenRead() {
        Hits<FoundGroup> hits = discovery.groups(q -> q.words("card"));
        assertThat(hits).hasToString("hits that are fetched as they are read, by iterator(), stream() or toList()");
        assertThat(cloud.calls()).isEmpty();
        assertThat(hits.toList()).hasSize(3);
        assertThat(hits.toList()).hasSize(3);
        assertThat(operations()).hasSize(5);
        assertThat(hits.toString())
                .startsWith("3 hits read\ncard-activity in 555555555555: 5 features, what a card was used for lately");
    }

    @Test
    void groups_whenAnAccountFails_tellsItAndFindsTheRest() {
        cloud.faults().on("sagemaker:Search").account("222222222222").denied();
        Hits<FoundGroup> ranked = discovery.groups(q -> q.words("card"));
        assertThat(ranked).extracting(hit -> hit.arn().name()).containsExactly("card-activity", "customers");
        assertThat(ranked.failures()).containsOnlyKeys(Catalog.DEV);
        assertThat(ranked.failures().values()).allMatch(AccessDeniedException.class::isInstance);
        assertThat(ranked.toString()).contains("sagemaker:Search in account 222222222222");
        Hits<FoundGroup> listed = discovery.groups(q -> {});
        assertThat(listed).hasSize(2);
        assertThat(listed.failures()).containsOnlyKeys(Catalog.DEV);
    }

    @Test
    void groups_ofAQueryThatCannotBe_saysEveryProblem() {
        assertThatThrownBy(() -> discovery.groups(q -> q.team("frod")
                        .addAccount(AccountId.of("000000000000"))
                        .putTag("", "x")
                        .words("w".repeat(2000))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("team \"frod\" is not in the topology")
                .hasMessageContaining("account 000000000000 is not in the topology")
                .hasMessageContaining("must have a key and a value")
                .hasMessageContaining("words must be at most 20 of 1024 characters in all, were 1 of 2000");
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void groups_throughCatalogs_costOneCallForAllThatShare_andAreThereOnce() {
        Catalog.ALL.stream()
                .filter(account -> !account.equals(Catalog.TEST))
                .forEach(account -> cloud.account(account.value()).shareFeatureCatalog(Catalog.TEST.value()));
        assertThat(groups(q -> q.catalogsOf(Catalog.TEST)))
                .containsExactlyInAnyOrder("card-activity", "customers", "terminals");
        assertThat(operations()).containsExactlyInAnyOrder("ListResourceCatalogs", "Search", "Search");
        assertThat(groups(q -> q.catalogsOf(Catalog.TEST).words("card")))
                .containsExactly("card-activity", "customers", "terminals");
        assertThat(features(q -> q.catalogsOf(Catalog.TEST).words("spent"))).containsExactly("spent of card-activity");
    }

    @Test
    void groups_ofAStranger_areFoundThroughItsCatalog_butNotByTags() {
        AccountId stranger = AccountId.of("666666666666");
        try (SageMakerClient theirs = SageMakerClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(cloud.credentials(stranger.value(), "them"))
                .httpClient(cloud.httpClient())
                .build()) {
            Catalog.make(theirs, "weather", "rain by place", List.of("rain"));
        }
        cloud.account(stranger.value()).shareFeatureCatalog(Catalog.DEV.value());
        assertThat(groups(q -> q.words("rain"))).isEmpty();
        assertThat(groups(q -> q.words("rain").catalogsOf(Catalog.DEV))).containsExactly("weather");
        assertThat(groups(q -> q.addAccount(stranger).catalogsOf(Catalog.DEV))).containsExactly("weather");
        Hits<FoundGroup> tagged = discovery.groups(q -> q.owner("lee").catalogsOf(Catalog.DEV));
        assertThat(tagged).hasSize(2);
        assertThat(tagged.failures()).containsOnlyKeys(stranger);
        assertThat(tagged.failures().get(stranger)).hasMessageContaining("tags are not shown through a catalog");
        assertThat(discovery
                        .groups(q -> q.addAccount(AccountId.of("777777777777")).catalogsOf(Catalog.DEV))
                        .failures()
                        .values())
                .singleElement()
                .asString()
                .contains("shares no catalog with 222222222222");
    }

    @Test
    void groups_throughAnyFault_areFoundOrTheAccountIsTold() {
        Map<String, Consumer<FaultSetup>> faults = Map.of(
                "throttled", f -> f.times(1).throttled(),
                "5xx", f -> f.times(1).serverError(),
                "reset", f -> f.times(1).reset(),
                "reset mid-body", f -> f.times(1).resetMidBody(),
                "malformed", f -> f.times(1).malformedBody(),
                "expired", f -> f.times(1).expiredToken(),
                "empty pages", FaultSetup::emptyPages);
        List<FoundGroup> all = discovery.groups(q -> q.words("card")).toList();
        faults.forEach((name, fault) -> {
            cloud.faults().clear();
            fault.accept(cloud.faults().on("sagemaker:Search"));
            Hits<FoundGroup> hits = discovery.groups(q -> q.words("card"));
            assertThat(hits.failures()).as(name).hasSizeLessThan(2);
            assertThat(hits.toList())
                    .as(name)
                    .isEqualTo(all.stream()
                            .filter(hit ->
                                    !hits.failures().containsKey(hit.arn().account()))
                            .toList());
        });
    }

    private List<String> groups(Consumer<FeatureQuery.Builder> query) {
        Hits<FoundGroup> hits = discovery.groups(query);
        assertThat(hits.failures()).isEmpty();
        return hits.stream().map(hit -> hit.arn().name()).toList();
    }

    private List<String> features(Consumer<FeatureQuery.Builder> query) {
        Hits<FoundFeature> hits = discovery.features(query);
        assertThat(hits.failures()).isEmpty();
        return hits.stream()
                .map(hit -> hit.name() + " of " + hit.group().name())
                .toList();
    }

    private List<String> operations() {
        return cloud.calls().stream()
                .map(RecordedCall::operation)
                .filter(operation -> !operation.equals("AssumeRole"))
                .toList();
    }
}
