package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.SimulatedCrash;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cards of the governance account, from draft to archive. */
class ModelCardsTest {
    private final CardBank bank = new CardBank();
    private final MlPlatform platform = bank.platform();
    private final ModelCards cards = ModelGovernance.on(platform).cards();

    @AfterEach
    void close() {
        platform.close();
        assertThat(bank.cloud().violations()).isEmpty();
    }

    private static CardContent owned(String owner) {
        return CardContent.builder().overview(o -> o.owner(owner)).build();
    }

    @Test
    void create_anewAndAgain_makesOneDraftInTheGovernanceAccount() {
        ModelCard card = cards.create("fraud", "churn", Said.everything());
        assertThat(card.status()).isEqualTo(CardStatus.DRAFT);
        assertThat(card.version()).isEqualTo(1);
        assertThat(card.content()).contains(Said.everything());
        assertThat(card.risk()).isEqualTo(RiskRating.MEDIUM);
        assertThat(card.missing()).isEmpty();
        assertThat(card.arn()).isEqualTo("arn:aws:sagemaker:eu-west-1:555555555555:model-card/churn");
        assertThat(cards.create("fraud", "churn", Said.everything())).isEqualTo(card);
        assertThat(bank.changes()).containsExactly("555555555555 CreateModelCard", "555555555555 CreateModelCard");
        assertThatThrownBy(() -> cards.create("fraud", "churn", owned("olaf"))).isInstanceOf(ConflictException.class);
        assertThat(bank.sageMaker(CardBank.GOVERNANCE)
                        .listTags(t -> t.resourceArn(card.arn()))
                        .tags())
                .isNotEmpty();
    }

    @Test
    void create_withARefusedName_changesNothing() {
        assertThatThrownBy(() -> cards.create("fraud", "-churn", owned("olaf")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("was \"-churn\"");
        assertThat(bank.operations()).isEmpty();
    }

    @Test
    void update_ofTheContent_makesAVersionAndKeepsTheEarlier() {
        cards.create("fraud", "churn", owned("olaf"));
        ModelCard second = cards.update("churn", owned("ines"));
        assertThat(second.version()).isEqualTo(2);
        assertThat(cards.update("churn", owned("ines"))).isEqualTo(second);
        assertThat(cards.describe("churn", 1).content()).contains(owned("olaf"));
        assertThat(cards.versions("churn").stream().map(CardSummary::version)).containsExactly(2, 1);
        assertThatThrownBy(() -> cards.describe("churn", 3)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void decide_alongTheWay_makesNoVersionAndEndsInTheArchive() {
        cards.create("fraud", "churn", owned("olaf"));
        assertThatThrownBy(() -> cards.decide("churn", CardStatus.APPROVED))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("DRAFT, which may not become APPROVED");
        cards.decide("churn", CardStatus.PENDING_REVIEW);
        cards.decide("churn", CardStatus.APPROVED);
        ModelCard archived = cards.decide("churn", CardStatus.ARCHIVED);
        assertThat(archived.version()).isEqualTo(1);
        assertThat(cards.decide("churn", CardStatus.ARCHIVED)).isEqualTo(archived);
        assertThatThrownBy(() -> cards.update("churn", owned("ines")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is archived");
        assertThatThrownBy(() -> cards.decide("churn", CardStatus.DRAFT)).isInstanceOf(ConflictException.class);
    }

    @Test
    void change_ofBoth_isTwoCallsAndNoneTheSecondTime() {
        cards.create("fraud", "churn", owned("olaf"));
        bank.cloud().clearCalls();
        Plan<ModelCard> plan = cards.change("churn", owned("ines"), CardStatus.PENDING_REVIEW);
        assertThat(plan.steps()).extracting(PlannedStep::name).containsExactly("content", "status");
        assertThat(bank.changes()).isEmpty();
        ModelCard changed = plan.run();
        assertThat(changed.content()).contains(owned("ines"));
        assertThat(changed.status()).isEqualTo(CardStatus.PENDING_REVIEW);
        assertThat(bank.changes()).containsExactly("555555555555 UpdateModelCard", "555555555555 UpdateModelCard");
        assertThat(cards.change("churn", owned("ines"), CardStatus.PENDING_REVIEW)
                        .nothingToDo())
                .isTrue();
    }

    @Test
    void update_ofAnApprovedCard_takesTheApprovalBackFirst() {
        cards.create("fraud", "churn", owned("olaf"));
        cards.decide("churn", CardStatus.PENDING_REVIEW);
        ModelCard approved = cards.decide("churn", CardStatus.APPROVED);
        assertThat(cards.update("churn", owned("olaf"))).as("nothing new").isEqualTo(approved);
        try (MlPlatform dying = bank.platform()) {
            ModelCards others = ModelCards.on(dying);
            others.describe("churn");
            bank.cloud().crash().after(3);
            assertThatThrownBy(() -> others.update("churn", owned("ines"))).isInstanceOf(SimulatedCrash.class);
        }
        assertThat(cards.describe("churn").content()).contains(owned("olaf"));
        assertThat(cards.describe("churn").status()).isEqualTo(CardStatus.PENDING_REVIEW);
        ModelCard changed = cards.update("churn", owned("ines"));
        assertThat(changed.status()).isEqualTo(CardStatus.PENDING_REVIEW);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(cards.change("churn", owned("eve"), CardStatus.APPROVED)
                        .run()
                        .status())
                .isEqualTo(CardStatus.APPROVED);
    }

    @Test
    void list_overPages_hasEachOnceNewestFirst() {
        CardBank small = new CardBank(LocalCloud.builder().pageSize(2).start());
        try (MlPlatform other = small.platform()) {
            ModelCards some = ModelCards.on(other);
            for (int i = 0; i < 5; i++) {
                some.create("fraud", "card-" + i, owned("olaf"));
                small.cloud().clock().advance(Duration.ofMinutes(1));
            }
            assertThat(some.list().stream().map(CardSummary::name))
                    .containsExactly("card-4", "card-3", "card-2", "card-1", "card-0");
        }
    }

    @Test
    void delete_twice_leavesNone() {
        cards.create("fraud", "churn", owned("olaf"));
        cards.delete("churn");
        cards.delete("churn");
        assertThatThrownBy(() -> cards.describe("churn")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void describe_ofWhatOthersWrote_keepsWhatItHasAPlaceForAndNamesTheRest() {
        try (var sagemaker = bank.sageMaker(CardBank.GOVERNANCE)) {
            sagemaker.createModelCard(c -> c.modelCardName("other")
                    .modelCardStatus("Draft")
                    .content("{\"model_package_details\":{\"model_package_version\":3}}"));
            sagemaker.createModelCard(c -> c.modelCardName("odd")
                    .modelCardStatus("Draft")
                    .content("{\"model_overview\":{\"model_colour\":\"secret red\",\"model_version\":1.5}}"));
        }
        CardContent kept = cards.describe("other").content().orElseThrow();
        assertThat(kept.others()).containsEntry("model_package_details", "{\"model_package_version\":3}");
        ModelCard odd = cards.describe("odd");
        assertThat(odd.content()).isEmpty();
        assertThat(odd.problems())
                .containsExactly(
                        "model_overview.model_version must be a whole number from 1 to 2147483647",
                        "model_overview.model_colour is not in the model card JSON schema");
        assertThat(odd.json()).contains("secret red");
        assertThat(odd.toString()).doesNotContain("secret");
        assertThat(odd.missing()).hasSize(CardRequirement.values().length);
    }
}
