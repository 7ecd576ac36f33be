package dev.mlgovern.featurestore.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index answers what SageMaker would, without asking it. */
@LocalCloudTest
class FeatureIndexTest {
    private static final String ARN = "arn:aws:sagemaker:eu-west-1:555555555555:feature-group/";

    private LocalCloud cloud;
    private MlPlatform platform;
    private Catalog catalog;
    private FeatureStore store;
    private FeatureIndex index;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        platform = new Bank(cloud).platform();
        catalog = new Catalog(cloud, platform);
        catalog.fill();
        store = FeatureStore.on(platform);
        index = store.index(i -> {});
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void index_answersAsSageMakerDoes() {
        List<Consumer<FeatureQuery.Builder>> questions = List.of(
                q -> q.words("card"),
                q -> q.words("country"),
                q -> q.words("lately activity card"),
                q -> q.words("Total"),
                q -> q.words("card reader"),
                q -> q.words("a"),
                q -> q.words("24"),
                q -> q.words("nothing such"),
                q -> q.words("country").owner("lee"),
                q -> q.words("card").putParameter("unit", "euro"),
                q -> q.words("e").type(FeatureType.STRING),
                q -> q.words("card").addAccount(Catalog.DEV),
                q -> q.words("card").status(GroupStatus.CREATING));
        for (Consumer<FeatureQuery.Builder> question : questions) {
            assertThat(index.groups(question).toList())
                    .isEqualTo(store.discovery().groups(question).toList());
            assertThat(index.features(question).toList())
                    .isEqualTo(store.discovery().features(question).toList());
        }
        assertThat(index.groups(q -> {}))
                .containsExactlyInAnyOrderElementsOf(store.discovery().groups(q -> {}));
        assertThat(index.features(q -> {}))
                .containsExactlyInAnyOrderElementsOf(store.discovery().features(q -> {}));
    }

    @Test
    void index_findsUpperCaseByLowerCase() {
        assertThat(index.features(q -> q.words("euro")))
                .singleElement()
                .extracting(FoundFeature::name)
                .isEqualTo("spent");
    }

    @Test
    void index_whenWarm_callsNothing_untilItIsOld() {
        cloud.clearCalls();
        assertThat(names("card")).containsExactly("card-activity", "customers", "terminals");
        assertThat(cloud.calls())
                .filteredOn(call -> call.operation().equals("Search"))
                .hasSize(10);
        cloud.clearCalls();
        cloud.clock().advance(Duration.ofMinutes(14));
        assertThat(names("card")).hasSize(3);
        assertThat(cloud.calls()).isEmpty();
        catalog.make(Catalog.TEST, "card-late", "", List.of());
        assertThat(names("card")).hasSize(3);
        cloud.clock().advance(Duration.ofMinutes(2));
        assertThat(names("card")).hasSize(4);
        assertThat(index).hasToString("FeatureIndex[20 groups and features]").matches(i -> i.size() == 20);
    }

    @Test
    void changed_byAnEvent_readsThatGroupAlone_andOnceMoreWhenSearchHasCaughtUp() {
        assertThat(names("card")).hasSize(3);
        catalog.make(Catalog.CENTRAL, "card-new", "", List.of("colour"));
        catalog.client(Catalog.CENTRAL).deleteFeatureGroup(r -> r.featureGroupName("customers"));
        cloud.clearCalls();
        assertThat(index.changed("""
                {"detail-type": "SageMaker Feature Group State Change", "source": "aws.sagemaker", "resources": ["%1$scard-new"],
                 "detail": {"FeatureGroupArn": "%1$scard-new", "FeatureGroupStatus": "Created"}}""".formatted(ARN))).isTrue();
        assertThat(index.changed(ARN + "customers")).isTrue();
        assertThat(index.changed(ARN + "customers")).isTrue();
        assertThat(names("card")).containsExactly("card-activity", "card-new", "terminals");
        assertThat(index.features(q -> q.words("colour"))).hasSize(1);
        assertThat(index.features(q -> q.words("age"))).isEmpty();
        assertThat(cloud.calls()).hasSize(4);
        cloud.clock().advance(Duration.ofMinutes(2));
        assertThat(names("card")).hasSize(3);
        assertThat(cloud.calls()).hasSize(8);
        cloud.clock().advance(Duration.ofMinutes(2));
        assertThat(names("card")).hasSize(3);
        assertThat(cloud.calls()).hasSize(8);
    }

    @Test
    void changed_byWhatIsNotItsOwn_isNone() {
        assertThat(index.changed("arn:aws:sagemaker:eu-west-1:666666666666:feature-group/x"))
                .isFalse();
        assertThat(index.changed("arn:aws:sagemaker:us-east-1:555555555555:feature-group/x"))
                .isFalse();
        assertThat(index.changed("{}")).isFalse();
    }

    @Test
    void index_whenAnAccountFails_keepsWhatItKnew_andTriesAgain() {
        assertThat(names("card")).hasSize(3);
        cloud.faults().on("sagemaker:Search").account("222222222222").denied();
        cloud.clock().advance(Duration.ofMinutes(16));
        Hits<FoundGroup> hits = index.groups(q -> q.words("card"));
        assertThat(hits).hasSize(3);
        assertThat(hits.failures()).containsOnlyKeys(Catalog.DEV);
        cloud.faults().clear();
        assertThat(index.groups(q -> q.words("card")).failures()).containsOnlyKeys(Catalog.DEV);
        cloud.clock().advance(Duration.ofMinutes(1));
        assertThat(index.groups(q -> q.words("card")).failures()).isEmpty();
        cloud.faults().on("sagemaker:Search").account("555555555555").denied();
        index.changed(ARN + "customers");
        assertThat(index.groups(q -> q.words("card")).failures()).containsOnlyKeys(Catalog.CENTRAL);
        cloud.faults().clear();
        index.refresh();
        assertThat(index.groups(q -> q.words("card")).failures()).isEmpty();
    }

    @Test
    void index_thatIsTooSmall_saysWhichAccountDoesNotFit() {
        FeatureIndex small = store.index(i -> i.maxEntries(5).addAccount(Catalog.CENTRAL));
        Hits<FoundGroup> hits = small.groups(q -> {});
        assertThat(hits).isEmpty();
        assertThat(hits.failures().get(Catalog.CENTRAL))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("an index of 5 groups and features has no room");
        assertThatThrownBy(() -> store.index(i -> i.maxEntries(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> small.groups(q -> q.catalogsOf(Catalog.DEV)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("are not in an index");
    }

    @Test
    void index_ofManyChanges_readsTheAccountOnceInstead() {
        assertThat(names("card")).hasSize(3);
        for (int i = 0; i <= 100; i++) {
            index.changed(ARN + "gone-" + i);
        }
        assertThat(names("card")).hasSize(3);
        cloud.clearCalls();
        assertThat(names("card")).hasSize(3);
        assertThat(cloud.calls()).hasSize(2);
    }

    @Test
    void index_showsWhatWasSaidOfFeatures_whenItReadsAgain() {
        assertThat(index.features(q -> q.words("metres"))).isEmpty();
        catalog.say(Catalog.DEV, "terminals.country", "", Map.of("unit", "metres"));
        index.refresh();
        assertThat(index.features(q -> q.words("metres"))).hasSize(1);
    }

    private List<String> names(String words) {
        return index.groups(q -> q.words(words)).stream()
                .map(group -> group.arn().name())
                .toList();
    }
}
