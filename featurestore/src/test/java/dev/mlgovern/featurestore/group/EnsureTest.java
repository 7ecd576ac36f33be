package dev.mlgovern.featurestore.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.ThroughputMode;

@LocalCloudTest
class EnsureTest {
    private LocalCloud cloud;
    private Bank bank;
    private MlPlatform platform;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        bank = new Bank(cloud);
        platform = bank.platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void ensure_ofNothing_makesTheGroupAsDefined() {
        FeatureGroup group = ensure(d -> d);
        assertThat(group.ready()).isTrue();
        assertThat(group.schema()).isEqualTo(Bank.TYPE.schema());
        assertThat(group.onlineStore().orElseThrow().timeToLive()).contains(Duration.ofDays(30));
        assertThat(group.offlineStore().orElseThrow().format()).isEqualTo(OfflineStore.TableFormat.ICEBERG);
        assertThat(group.offlineTable().orElseThrow().database()).isEqualTo("sagemaker_featurestore");
    }

    @Test
    void ensure_tagsWhoPays() {
        FeatureGroup group = ensure(d -> d.putTag("data-class", "internal"));
        List<Tag> tags = platform.in(Bank.STORE)
                .client(SageMakerClient::builder)
                .listTags(r -> r.resourceArn(group.arn().toString()))
                .tags();
        assertThat(tags).extracting(Tag::key).contains("anybank:finance:cost-center", "data-class");
        assertThat(tags).extracting(Tag::value).contains("4711", "card-activity");
    }

    @Test
    void ensure_again_changesNothing() {
        ensure(d -> d);
        cloud.clearCalls();
        Plan<FeatureGroup> again = plan(d -> d);
        again.run();
        assertThat(again.nothingToDo()).isTrue();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
        assertThat(cloud.calls())
                .hasSize(5); // description, then the group and its one described feature, planned and run
    }

    @Test
    void plan_onlyReads() {
        String text = plan(d -> d).toString();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
        assertThat(text).contains("make feature group card-activity", "ICEBERG", "s3://central-features/offline");
    }

    @Test
    void ensure_ofMoreFeatures_addsThemAHundredAtATime() {
        ensure(d -> d);
        Schema larger = with(150);
        cloud.clearCalls();
        FeatureGroup group = ensure(d -> d.schema(larger));
        assertThat(group.schema()).isEqualTo(larger);
        assertThat(cloud.calls())
                .filteredOn(RecordedCall::mutating)
                .extracting(RecordedCall::operation)
                .containsExactly("UpdateFeatureGroup", "UpdateFeatureGroup");
    }

    @Test
    void ensure_ofFewerFeatures_leavesThem() {
        ensure(d -> d.schema(with(2)));
        Plan<FeatureGroup> smaller = plan(d -> d);
        assertThat(smaller.nothingToDo()).isTrue();
    }

    @Test
    void ensure_ofAnotherTimeToLive_changesIt() {
        ensure(d -> d);
        assertThat(ensure(d -> d.onlineStore(s -> s.timeToLive(Duration.ofHours(36))))
                        .onlineStore()
                        .orElseThrow()
                        .timeToLive())
                .contains(Duration.ofHours(36));
        assertThat(ensure(d -> d.onlineStore(s -> {}))
                        .onlineStore()
                        .orElseThrow()
                        .timeToLive())
                .isEmpty();
    }

    @Test
    void ensure_ofThroughput_provisionsIt() {
        ensure(d -> d);
        assertThat(ensure(d -> d.throughput(new Throughput(100, 50))).throughput())
                .contains(new Throughput(100, 50));
        assertThat(ensure(d -> d).throughput()).isEmpty();
    }

    @Test
    void describe_ofAGroupThatIsProvisionedWithoutUnits_hasNone() {
        platform.in(Bank.STORE)
                .client(SageMakerClient::builder)
                .createFeatureGroup(r -> r.featureGroupName("offline")
                        .recordIdentifierFeatureName("card")
                        .eventTimeFeatureName("at")
                        .featureDefinitions(
                                GroupMapping.features(Bank.TYPE.schema().features()))
                        .roleArn(Bank.ROLE)
                        .offlineStoreConfig(o -> o.s3StorageConfig(s3 -> s3.s3Uri("s3://central-features/offline")))
                        .throughputConfig(t -> t.throughputMode(ThroughputMode.PROVISIONED)));
        FeatureGroupArn arn = FeatureGroupArn.parse("arn:aws:sagemaker:eu-west-1:555555555555:feature-group/offline");
        assertThat(FeatureStore.on(platform).describe(arn).throughput()).contains(new Throughput(0, 0));
    }

    @Test
    void ensure_ofWhatAGroupCannotBecome_saysEveryDifferenceAndChangesNothing() {
        ensure(d -> d);
        cloud.clearCalls();
        List<Feature> changed = new ArrayList<>(Bank.TYPE.schema().features());
        changed.set(2, Feature.of("spent", FeatureType.STRING));
        ConflictException refused = catchThrowableOfType(
                ConflictException.class,
                () -> plan(d -> d.schema(Schema.of(changed, "card", "at"))
                        .offlineStore(s -> s.s3Uri("s3://elsewhere").roleArn(Bank.ROLE))));
        assertThat(refused)
                .hasMessageContaining("feature is spent Fractional, wanted is spent String")
                .hasMessageContaining("place of the offline store is s3://central-features/offline");
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void ensure_ofAWrongDefinition_saysEveryProblemBeforeAnyCall() {
        List<Feature> features = new ArrayList<>(Bank.TYPE.schema().features());
        features.add(new Feature("visited", FeatureType.STRING, FeatureShape.LIST));
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> plan(d -> d.name("card activity")
                        .team("frud")
                        .schema(Schema.of(features, "card", "at"))
                        .putDescription("colour", "none such")
                        .onlineStore(s -> s.timeToLive(Duration.ofMillis(1500)))));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem).contains("name must be", "\"card activity\""))
                .anySatisfy(problem -> assertThat(problem).contains("team \"frud\" is not in the topology"))
                .anySatisfy(problem -> assertThat(problem).contains("only an in-memory online store takes collections"))
                .anySatisfy(problem -> assertThat(problem).contains("no feature is called \"colour\""))
                .anySatisfy(problem -> assertThat(problem).contains("timeToLive must be whole seconds"))
                .hasSize(5);
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void ensure_ofValuesOutOfRange_saysEveryProblem() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> plan(d -> d.name("a-" + "b".repeat(63))
                        .description("two\nlines")
                        .putDescription("card", "two\rlines")
                        .throughput(new Throughput(1, 1))
                        .onlineStore(s -> s.storage(OnlineStore.Storage.IN_MEMORY)
                                .timeToLive(Duration.ofSeconds(1L + (1L << 32))))));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem).contains("name must be 1 to 64"))
                .anySatisfy(problem -> assertThat(problem).contains("description must be one line"))
                .anySatisfy(problem -> assertThat(problem).contains("description of feature card must be one line"))
                .anySatisfy(problem -> assertThat(problem).contains("throughput: an in-memory online store"))
                .anySatisfy(problem -> assertThat(problem).contains("offlineStore: an in-memory online store"))
                .anySatisfy(problem -> assertThat(problem).contains("timeToLive must be at most 2147483647"))
                .hasSize(6);
    }

    private FeatureGroup ensure(UnaryOperator<FeatureGroupDefinition.Builder> more) {
        return plan(more).run();
    }

    private Plan<FeatureGroup> plan(UnaryOperator<FeatureGroupDefinition.Builder> more) {
        return FeatureStore.on(platform).ensure(more.apply(bank.definition()).build());
    }

    private static Schema with(int more) {
        List<Feature> features = new ArrayList<>(Bank.TYPE.schema().features());
        for (int i = 0; i < more; i++) {
            features.add(Feature.of("lag-" + i, FeatureType.FRACTIONAL));
        }
        return Schema.of(features, "card", "at");
    }
}
