package dev.mlgovern.featurestore.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.SimulatedCrash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;

/** Groups that are changed by others too, whose changes failed, or whose changer crashed. */
@LocalCloudTest
class EnsureMeanwhileTest {
    private static final int RUNS = 4;
    private static final FeatureDefinition COLOUR = FeatureDefinition.builder()
            .featureName("colour")
            .featureType("String")
            .build();

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
    void ensure_whenItsUpdateFails_saysWhyAndSucceedsTheNextTime() {
        plan(d -> d).run();
        cloud.failFeatureGroupChanges(1);
        assertThatThrownBy(() -> plan(this::coloured).run())
                .isInstanceOf(IncompleteException.class)
                .cause()
                .hasMessageContaining("could not be updated: LocalCloud was told so");
        FeatureGroup failed = describe();
        assertThat(failed.ready()).isTrue();
        assertThat(failed.failure()).isPresent();
        assertThat(failed.schema().feature("colour")).isEmpty();
        assertThat(plan(d -> d).nothingToDo()).isTrue();
        FeatureGroup coloured = plan(this::coloured).run();
        assertThat(coloured.schema().feature("colour")).isPresent();
        assertThat(coloured.failure()).isEmpty();
    }

    @Test
    void ensure_ofAGroupThatCouldNotBeMade_saysWhatToDo() {
        cloud.failFeatureGroupChanges(1);
        assertThatThrownBy(() -> plan(d -> d).run()).rootCause().hasMessageContaining("delete it, then make it again");
        cloud.clearCalls();
        assertThatThrownBy(() -> plan(d -> d))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("could not be made (LocalCloud was told so): delete it, then make it again");
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
        client().deleteFeatureGroup(r -> r.featureGroupName("card-activity"));
        assertThat(plan(d -> d).run().ready()).isTrue();
    }

    @Test
    void ensure_whileAnotherUpdateIsUnderWay_waitsForItAndMakesNothing() {
        plan(d -> d).run();
        Plan<FeatureGroup> coloured = plan(this::coloured);
        client().updateFeatureGroup(r -> r.featureGroupName("card-activity").featureAdditions(COLOUR));
        cloud.clearCalls();
        assertThat(coloured.run().ready()).isTrue();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void ensure_whenItsUpdateIsThereAlready_goesOn() {
        plan(d -> d).run();
        cloud.faults().on("sagemaker:UpdateFeatureGroup").times(1).lostAnswer();
        cloud.clearCalls();
        FeatureGroup coloured = plan(this::coloured).run();
        assertThat(coloured.schema().feature("colour")).isPresent();
        assertThat(cloud.calls())
                .filteredOn(RecordedCall::mutating)
                .extracting(RecordedCall::operation)
                .containsExactly("UpdateFeatureGroup", "UpdateFeatureGroup");
    }

    @Test
    void ensure_whenItsUpdateIsRefused_saysWhy() {
        plan(d -> d).run();
        cloud.faults().on("sagemaker:UpdateFeatureGroup").error(400, "ValidationException", "not today");
        assertThatThrownBy(() -> plan(this::coloured).run()).rootCause().hasMessageContaining("not today");
    }

    @Test
    void ensure_manyAtOnce_allEndInTheSameGroup() throws Exception {
        allAtOnce(d -> d);
        allAtOnce(this::recast);
    }

    private void allAtOnce(UnaryOperator<FeatureGroupDefinition.Builder> more) throws Exception {
        FeatureGroupDefinition definition = more.apply(bank.definition()).build();
        List<Callable<FeatureGroup>> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(plan(more)::run);
        }
        ExecutorService threads = Executors.newFixedThreadPool(RUNS);
        try {
            for (Future<FeatureGroup> run : threads.invokeAll(runs)) {
                assertThat(run.get().schema()).isEqualTo(definition.schema());
                assertThat(run.get().onlineStore()).isEqualTo(definition.onlineStore());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ensure_ofAnotherDescription_saysThatItStays() {
        plan(d -> d).run();
        Plan<FeatureGroup> other = plan(d -> d.description("something else"));
        assertThat(other.toString()).contains("keeps its other description");
        assertThat(other.run().description()).contains("what a card was used for lately");
        assertThat(plan(d -> d).toString()).doesNotContain("keeps its other description");
    }

    @Test
    void ensure_afterACrashAtAnyCall_endsInTheSameGroup() {
        int calls = callsOf(() -> plan(d -> d.name("undisturbed")).run());
        for (int last = 1; last <= calls; last++) {
            FeatureGroupDefinition definition =
                    bank.definition().name("crashed-" + last).build();
            crash(last, definition);
            assertThat(rerun(definition).schema()).isEqualTo(Bank.TYPE.schema());
        }
    }

    @Test
    void ensure_afterACrashAtAnyCallOfAnUpdate_endsInTheSameGroup() {
        plan(d -> d.name("undisturbed")).run();
        int calls = callsOf(() -> plan(d -> recast(d.name("undisturbed"))).run());
        for (int last = 1; last <= calls; last++) {
            String name = "crashed-" + last;
            plan(d -> d.name(name)).run();
            FeatureGroupDefinition definition =
                    recast(bank.definition().name(name)).build();
            crash(last, definition);
            FeatureGroup group = rerun(definition);
            assertThat(group.schema()).isEqualTo(definition.schema());
            assertThat(group.onlineStore()).isEqualTo(definition.onlineStore());
        }
    }

    private void crash(int last, FeatureGroupDefinition definition) {
        try (MlPlatform doomed = bank.platform()) {
            cloud.crash().after(last);
            assertThatThrownBy(() -> FeatureStore.on(doomed).ensure(definition).run())
                    .isInstanceOf(SimulatedCrash.class);
        }
    }

    private FeatureGroup rerun(FeatureGroupDefinition definition) {
        try (MlPlatform next = bank.platform()) {
            FeatureGroup group = FeatureStore.on(next).ensure(definition).run();
            assertThat(group.ready()).isTrue();
            return group;
        }
    }

    private int callsOf(Runnable work) {
        cloud.clearCalls();
        work.run();
        return cloud.calls().size();
    }

    private FeatureGroupDefinition.Builder recast(FeatureGroupDefinition.Builder definition) {
        return coloured(definition).onlineStore(s -> s.timeToLive(Duration.ofHours(36)));
    }

    private FeatureGroupDefinition.Builder coloured(FeatureGroupDefinition.Builder definition) {
        List<Feature> features = new ArrayList<>(Bank.TYPE.schema().features());
        features.add(Feature.of("colour", FeatureType.STRING));
        return definition.schema(Schema.of(features, "card", "at"));
    }

    private Plan<FeatureGroup> plan(UnaryOperator<FeatureGroupDefinition.Builder> more) {
        return FeatureStore.on(platform).ensure(more.apply(bank.definition()).build());
    }

    private FeatureGroup describe() {
        return FeatureStore.on(platform)
                .describe(
                        FeatureGroupArn.parse("arn:aws:sagemaker:eu-west-1:555555555555:feature-group/card-activity"));
    }

    private SageMakerClient client() {
        return platform.in(Bank.STORE).client(SageMakerClient::builder);
    }
}
