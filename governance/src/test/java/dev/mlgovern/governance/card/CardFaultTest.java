package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Filing and exporting a card with a fault in any of their calls, a crash after each, and a role of the wrong account. */
class CardFaultTest {
    private static final List<String> OPERATIONS = List.of(
            "sagemaker:CreateModelCard",
            "sagemaker:DescribeModelCard",
            "sagemaker:UpdateModelCard",
            "sagemaker:CreateModelCardExportJob",
            "sagemaker:DescribeModelCardExportJob",
            "sagemaker:DescribeModelPackage");
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).serverError(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody(),
            fault -> fault.times(1).slow(Duration.ofMillis(20)));
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::expiredToken, FaultSetup::denied);
    /** UpdateModelCard takes no client token, so the SDK's retry after a lost answer makes a second version that says the same. */
    private static final String UNTOKENED = "sagemaker:UpdateModelCard";

    /** A card, then another version of it, then a PDF: the calls of everything. */
    private static CardExport file(MlPlatform platform, ModelVersion version) {
        ModelCards cards = ModelCards.on(platform);
        cards.file(version, UnaryOperator.identity()).run();
        ModelCard card = cards.file(version, known -> VersionCardsTest.told(known, RiskRating.LOW))
                .run();
        return cards.export(card.name(), CardBank.PDFS);
    }

    private static void finished(CardBank bank, ModelVersion version, String after) {
        try (MlPlatform platform = bank.platform()) {
            CardExport export = file(platform, version);
            assertThat(export.version()).as(after).isBetween(2, after.equals(UNTOKENED) ? 3 : 2);
            assertThat(ModelCards.on(platform).list().stream()).as(after).hasSize(1);
            assertThat(ModelCards.on(platform).describe(export.card()).missing())
                    .as(after)
                    .isEmpty();
        }
        assertThat(bank.cloud().violations()).as(after).isEmpty();
    }

    @Test
    void file_withAFaultThatPasses_endsAsIfUndisturbed() {
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : PASSING) {
                CardBank bank = new CardBank();
                try (MlPlatform platform = bank.platform()) {
                    ModelVersion version = bank.registered(platform);
                    fault.accept(bank.cloud().faults().on(operation));
                    assertThat(file(platform, version).job()).as(operation).endsWith("-1");
                    bank.cloud().faults().clear();
                    finished(bank, version, operation);
                }
            }
        }
    }

    @Test
    void file_withAFaultThatLasts_isTypedAndFinishedByTheNext() {
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : LASTING) {
                CardBank bank = new CardBank();
                try (MlPlatform platform = bank.platform()) {
                    ModelVersion version = bank.registered(platform);
                    fault.accept(bank.cloud().faults().on(operation));
                    assertThatThrownBy(() -> file(platform, version))
                            .as(operation)
                            .isInstanceOf(GovernanceException.class)
                            .hasMessageNotContaining("Keep customers");
                    bank.cloud().faults().clear();
                    finished(bank, version, operation);
                }
            }
        }
    }

    @Test
    void file_withMalformedAnswers_isTypedOrDoneAndFinishedByTheNext() {
        for (String operation : OPERATIONS) {
            CardBank bank = new CardBank();
            try (MlPlatform platform = bank.platform()) {
                ModelVersion version = bank.registered(platform);
                bank.cloud().faults().on(operation).times(4).malformedBody();
                try {
                    file(platform, version);
                } catch (GovernanceException typed) {
                    assertThat(typed).as(operation).hasMessageNotContaining("Keep customers");
                }
                bank.cloud().faults().clear();
                ModelCard card = finishedAnyhow(bank, version);
                assertThat(card.missing()).as(operation).isEmpty();
            }
        }
    }

    private static ModelCard finishedAnyhow(CardBank bank, ModelVersion version) {
        try (MlPlatform platform = bank.platform()) {
            return ModelCards.on(platform).describe(file(platform, version).card());
        }
    }

    @Test
    void file_afterACrashBeforeOrAfterAnyCall_leavesOneCard() {
        boolean crashed = true;
        int point = 0;
        for (; crashed; point++) {
            CardBank bank = new CardBank();
            try (MlPlatform platform = bank.platform()) {
                ModelVersion version = bank.registered(platform);
                if (point % 2 == 0) {
                    bank.cloud().crash().before(point / 2 + 1);
                } else {
                    bank.cloud().crash().after(point / 2 + 1);
                }
                crashed = crashes(bank, version);
                bank.cloud().crash().off();
                finished(bank, version, "crash at half call " + point);
            }
        }
        assertThat(point).isGreaterThan(20);
    }

    private static boolean crashes(CardBank bank, ModelVersion version) {
        try (MlPlatform platform = bank.platform()) {
            file(platform, version);
            return false;
        } catch (SimulatedCrash crash) {
            return true;
        }
    }

    @Test
    void list_withEmptyPages_findsWhatIsOnTheNext() {
        CardBank bank = new CardBank();
        try (MlPlatform platform = bank.platform()) {
            ModelCards cards = ModelCards.on(platform);
            cards.create("fraud", "churn", Said.everything());
            bank.cloud().faults().on("sagemaker:ListModelCards").emptyPages();
            bank.cloud().faults().on("sagemaker:ListModelCardVersions").emptyPages();
            assertThat(cards.list().stream()).hasSize(1);
            assertThat(cards.versions("churn").stream()).hasSize(1);
        }
    }

    @Test
    void create_asARoleOfAnotherAccount_isRefusedAndChangesNothing() {
        CardBank bank = new CardBank();
        try (MlPlatform wrong = bank.builder()
                .httpClient(
                        new MisledClient(bank.cloud().httpClient(), CardBank.GOVERNANCE.value(), CardBank.DEV.value()))
                .build()) {
            assertThatThrownBy(() -> ModelCards.on(wrong).create("fraud", "churn", Said.everything()))
                    .isInstanceOf(WrongAccountException.class);
        }
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void fill_withoutAccessToTheReport_saysSoAndGoesOn() {
        CardBank bank = new CardBank();
        try (MlPlatform platform = bank.platform()) {
            ModelVersion version = bank.registered(platform);
            bank.cloud().faults().on("s3:GetObject").denied();
            Evaluation report =
                    ModelCards.on(platform).fill(version).evaluations().get(0);
            assertThat(report.observation()).contains("Not read: " + AccessDeniedException.class.getSimpleName());
        }
    }
}
