package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The card of a version, from registration over promotion to approval. */
class VersionCardsTest {
    private final CardBank bank = new CardBank();
    private final MlPlatform platform = bank.platform();
    private final ModelRegistry registry = ModelRegistry.on(platform);
    private final ModelCards cards = ModelCards.on(platform);

    @AfterEach
    void close() {
        platform.close();
        assertThat(bank.cloud().violations()).isEmpty();
    }

    /** What only people know. */
    static CardContent told(CardContent known, RiskRating risk) {
        return known.toBuilder()
                .uses(u -> u.purpose("Keep customers")
                        .uses("Offers")
                        .risk(risk)
                        .riskExplanation("A wrong offer costs little"))
                .business(b -> b.problem("Customers leave").lineOfBusiness("retail-banking"))
                .more(known.more().orElseThrow().toBuilder()
                        .ethics("Age is not used")
                        .caveats("Not for companies")
                        .build())
                .build();
    }

    private ModelVersion approvedAndPromoted(ModelVersion version) {
        registry.approve(version, d -> d.by("lea").because("AUC 0.91"));
        return registry.promote(version, p -> p.to(AccountRole.ML_SHARED_SERVICES))
                .run();
    }

    @Test
    void fill_fromAVersion_tellsWhatIsKnownOfIt() {
        ModelVersion version = bank.registered(platform);
        bank.cloud().clearCalls();
        CardContent content = cards.fill(version);
        assertThat(bank.changes()).isEmpty();
        ModelOverview overview = content.overview().orElseThrow();
        assertThat(overview.id()).contains(version.arn().toString());
        assertThat(overview.description()).contains("Who leaves the bank");
        assertThat(overview.owner()).contains("olaf");
        assertThat(overview.creator()).contains("ines");
        assertThat(overview.artifacts()).containsExactly("s3://fraud-dev-models/churn/model.tar.gz");
        assertThat(overview.images()).containsExactly(version.container().image());
        assertThat(content.business().orElseThrow().lineOfBusiness()).contains("retail-banking");
        TrainingDetails training = content.training().orElseThrow();
        assertThat(training.datasets()).containsExactly(CardBank.DATA.uri());
        assertThat(training.job()).contains(CardBank.JOB);
        assertThat(content.more().orElseThrow().details())
                .containsEntry("Commit", "4f2a9c1")
                .containsEntry("Approval in 222222222222", "PendingManualApproval");
        Evaluation report = content.evaluations().get(0);
        assertThat(report.groups()).hasSize(1);
        assertThat(report.groups().get(0).metrics())
                .containsExactly(
                        Metric.number("auc", 0.91).noted("standard deviation 0.01"),
                        Metric.matrix("confusion_matrix", List.of(List.of(90.0, 10.0), List.of(5.0, 95.0)))
                                .along(List.of("0", "1"), List.of("0", "1")));
        assertThat(CardRequirement.missing(content))
                .containsExactly(
                        CardRequirement.PURPOSE,
                        CardRequirement.INTENDED_USES,
                        CardRequirement.RISK_RATING,
                        CardRequirement.RISK_EXPLANATION,
                        CardRequirement.BUSINESS_PROBLEM,
                        CardRequirement.ETHICS,
                        CardRequirement.CAVEATS);
    }

    @Test
    void fill_withAReportThatIsNoReport_saysSo() {
        bank.put("metrics.json", "secret{");
        Evaluation report = cards.fill(bank.registered(platform)).evaluations().get(0);
        assertThat(report.observation()).contains("Not read: content must be JSON");
        assertThat(report.groups()).isEmpty();
    }

    @Test
    void file_twice_makesOneCardAndChangesNothingMore() {
        ModelVersion version = bank.registered(platform);
        bank.cloud().clearCalls();
        Plan<ModelCard> plan = cards.file(version, known -> told(known, RiskRating.LOW));
        assertThat(plan.steps()).extracting(PlannedStep::done).containsExactly(false, false);
        assertThat(bank.changes()).isEmpty();
        ModelCard card = plan.run();
        assertThat(card.name()).matches("churn-v1-[0-9a-f]{8}");
        assertThat(card.account()).isEqualTo(CardBank.GOVERNANCE);
        assertThat(card.missing()).isEmpty();
        assertThat(bank.changes()).containsExactly("555555555555 CreateModelCard");
        assertThat(cards.of(version)).contains(card);
        assertThat(cards.file(version, UnaryOperator.identity()).nothingToDo()).isTrue();
        assertThat(plan.run()).isEqualTo(card);
    }

    @Test
    void file_afterAPromotion_carriesTheSameCardAlong() {
        ModelVersion version = bank.registered(platform);
        ModelCard first =
                cards.file(version, known -> told(known, RiskRating.LOW)).run();
        ModelVersion central = approvedAndPromoted(version);
        assertThat(cards.of(central)).contains(first);
        ModelCard carried = cards.file(central, UnaryOperator.identity()).run();
        assertThat(carried.name()).isEqualTo(first.name());
        assertThat(carried.version()).isEqualTo(2);
        CardContent content = carried.content().orElseThrow();
        assertThat(content.uses()).isEqualTo(first.content().orElseThrow().uses());
        assertThat(content.overview().orElseThrow().id()).contains(version.arn().toString());
        assertThat(content.more().orElseThrow().details())
                .containsEntry("Approval in 222222222222", "approved by lea: AUC 0.91")
                .containsEntry("Approval in 111111111111", "PendingManualApproval")
                .containsEntry("Copy in 111111111111", central.arn().toString());
        assertThat(cards.file(central, UnaryOperator.identity()).nothingToDo()).isTrue();
        assertThat(cards.list().stream()).hasSize(1);
    }

    @Test
    void file_ofAVersionThatIsGone_isRefused() {
        ModelVersion version = bank.registered(platform);
        try (var sagemaker = bank.sageMaker(CardBank.DEV)) {
            sagemaker.deleteModelPackage(d -> d.modelPackageName(version.arn().toString()));
        }
        assertThatThrownBy(() -> cards.file(version, UnaryOperator.identity())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void gate_onApproval_asksForACompleteCardAndForHighRiskAnApprovedOne() {
        ModelVersion version = bank.registered(platform);
        assertThatThrownBy(() -> approve(version))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("it has no model card");
        ModelCard card = cards.file(version, UnaryOperator.identity()).run();
        assertThatThrownBy(() -> approve(version))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("does not say [PURPOSE, INTENDED_USES, RISK_RATING");
        cards.file(version, known -> told(known, RiskRating.HIGH)).run();
        assertThatThrownBy(() -> approve(version)).hasMessageContaining("its risk is high and model card");
        assertThat(registry.describe(version).approval()).isEqualTo(Approval.PENDING);
        cards.decide(card.name(), CardStatus.PENDING_REVIEW);
        cards.decide(card.name(), CardStatus.APPROVED);
        assertThat(approve(version).approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    void gate_ofAnApprovedCardThatIsChanged_asksForAnotherDecision() {
        ModelVersion version = bank.registered(platform);
        UnaryOperator<CardContent> edit = known -> told(known, RiskRating.HIGH);
        ModelCard card = cards.file(version, edit).run();
        cards.decide(card.name(), CardStatus.PENDING_REVIEW);
        cards.decide(card.name(), CardStatus.APPROVED);
        bank.put("metrics.json", "{\"auc\": 0.5}");
        ModelCard anew = cards.file(version, edit).run();
        assertThat(anew.version()).as("facts told anew").isEqualTo(2);
        assertThat(anew.status()).isEqualTo(CardStatus.APPROVED);
        ModelCard changed = cards.file(
                        version,
                        known -> known.toBuilder()
                                .business(known.business().orElseThrow().toBuilder()
                                        .problem("Another one")
                                        .build())
                                .build())
                .run();
        assertThat(changed.version()).isEqualTo(3);
        assertThat(changed.status()).isEqualTo(CardStatus.PENDING_REVIEW);
        assertThatThrownBy(() -> approve(version))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("is PENDING_REVIEW, not APPROVED");
        assertThat(registry.describe(version).approval()).isEqualTo(Approval.PENDING);
        cards.decide(card.name(), CardStatus.APPROVED);
        assertThat(approve(version).approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    void gate_onRejection_isNotAsked() {
        ModelVersion version = bank.registered(platform);
        assertThat(registry.reject(version, d -> d.by("lea").because("no card").addGate(cards.gate()))
                        .approval())
                .isEqualTo(Approval.REJECTED);
    }

    @Test
    void gate_ofAnArchivedCard_refuses() {
        ModelVersion version = bank.registered(platform);
        ModelCard card = cards.file(version, UnaryOperator.identity()).run();
        cards.decide(card.name(), CardStatus.ARCHIVED);
        assertThatThrownBy(() -> registry.approve(
                        version, d -> d.by("lea").because("good").addGate(cards.gate(CardRequirement.OWNER))))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("is archived");
    }

    private ModelVersion approve(ModelVersion version) {
        return registry.approve(
                version, d -> d.by("lea").because("card is complete").addGate(cards.gate()));
    }
}
