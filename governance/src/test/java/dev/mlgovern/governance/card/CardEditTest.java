package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.SimulatedCrash;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Edits that add something are asked over what they added before. */
class CardEditTest {
    private static final List<String> DATA =
            IntStream.range(0, 8).mapToObj(i -> "s3://more/" + i).toList();

    private final CardBank bank = new CardBank();
    private final MlPlatform platform = bank.platform();
    private final ModelCards cards = ModelCards.on(platform);
    private final ModelVersion version = bank.registered(platform);

    @AfterEach
    void close() {
        platform.close();
        assertThat(bank.cloud().violations()).isEmpty();
    }

    /** More than half of what the schema has room for, so that twice as much would be refused. */
    private static CardContent added(CardContent known, double auc) {
        TrainingDetails.Builder training = known.training().orElseThrow().toBuilder();
        DATA.forEach(training::addDataset);
        IntStream.range(0, 40).forEach(i -> training.addOwnMetric(new TrainingMetric("m" + i, i)));
        training.addOwnMetric(new TrainingMetric("auc", auc));
        IntStream.range(0, 60).forEach(i -> training.addOwnParameter(new HyperParameter("p" + i, "1")));
        return known.toBuilder()
                .overview(known.overview().orElseThrow().toBuilder()
                        .addArtifact("s3://models/explainer")
                        .addImage("explainer:1")
                        .build())
                .training(training.build())
                .addEvaluation(Evaluation.builder()
                        .name("by hand")
                        .addGroup(MetricGroup.of("all", Metric.number("auc", auc)))
                        .build())
                .build();
    }

    private void holds(ModelCard card, double auc) {
        CardContent said = card.content().orElseThrow();
        ModelOverview overview = said.overview().orElseThrow();
        assertThat(overview.artifacts())
                .containsExactlyInAnyOrder("s3://models/explainer", "s3://fraud-dev-models/churn/model.tar.gz");
        assertThat(overview.images())
                .containsExactlyInAnyOrder("explainer:1", version.container().image());
        TrainingDetails training = said.training().orElseThrow();
        assertThat(training.datasets()).hasSize(9).containsAll(DATA).contains(CardBank.DATA.uri());
        assertThat(training.ownMetrics()).hasSize(41).contains(new TrainingMetric("auc", auc));
        assertThat(training.ownParameters()).hasSize(60);
        assertThat(said.evaluations())
                .extracting(Evaluation::name)
                .containsExactly("Registered report: model quality statistics", "by hand");
        assertThat(said.evaluations().get(1).groups())
                .containsExactly(MetricGroup.of("all", Metric.number("auc", auc)));
    }

    @Test
    void file_withAnEditThatAdds_saysTheSameTheNextTime() {
        ModelCard card = cards.file(version, known -> added(known, 0.5)).run();
        assertThat(card.version()).isEqualTo(1);
        assertThat(cards.file(version, known -> added(known, 0.5)).nothingToDo())
                .isTrue();
        assertThat(cards.file(version, known -> added(known, 0.5)).run()).isEqualTo(card);
        ModelCard measured = cards.file(version, known -> added(known, 0.75)).run();
        assertThat(measured.version()).isEqualTo(2);
        holds(measured, 0.75);
        assertThat(cards.file(version, UnaryOperator.identity()).nothingToDo()).isTrue();
    }

    @Test
    void file_withAnEditThatAdds_afterACrashAtAnyCall_isOneVersionMore() {
        boolean crashed = true;
        int calls = 0;
        while (crashed) {
            String name = cards.file(version, UnaryOperator.identity()).run().name();
            bank.cloud().crash().after(++calls);
            crashed = crashes();
            bank.cloud().crash().off();
            ModelCard card = cards.file(version, known -> added(known, 0.5)).run();
            assertThat(card.version()).as("crash after call " + calls).isEqualTo(2);
            holds(card, 0.5);
            cards.delete(name);
        }
        assertThat(calls).isGreaterThan(10);
    }

    private boolean crashes() {
        try (MlPlatform dying = bank.platform()) {
            ModelCards.on(dying).file(version, known -> added(known, 0.5)).run();
            return false;
        } catch (SimulatedCrash crash) {
            return true;
        }
    }

    @Test
    void file_withAnEditThatReplacesAReport_keepsItsPlace() {
        UnaryOperator<CardContent> edit = known -> known.toBuilder()
                .addEvaluation(known.evaluations().get(0).toBuilder()
                        .observation("Good")
                        .build())
                .addEvaluation(Evaluation.builder().name("by hand").build())
                .build();
        ModelCard card = cards.file(version, edit).run();
        assertThat(card.version()).isEqualTo(1);
        List<Evaluation> said = card.content().orElseThrow().evaluations();
        assertThat(said).hasSize(2);
        assertThat(said.get(0).observation()).contains("Good");
        assertThat(cards.file(version, edit).nothingToDo()).isTrue();
    }

    @Test
    void file_ofACardThatOthersWrote_keepsWhatHasOneNameTwice() {
        String name = cards.file(version, UnaryOperator.identity()).run().name();
        CardContent filed = cards.describe(name).content().orElseThrow();
        Evaluation first = Evaluation.builder().name("same").observation("one").build();
        Evaluation second = Evaluation.builder().name("same").observation("two").build();
        cards.update(
                name,
                filed.toBuilder().addEvaluation(first).addEvaluation(second).build());
        assertThat(cards.file(version, known -> added(known, 0.5))
                        .run()
                        .content()
                        .orElseThrow()
                        .evaluations())
                .contains(first, second);
    }
}
