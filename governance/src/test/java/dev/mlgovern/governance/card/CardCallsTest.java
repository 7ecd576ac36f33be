package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What cards cost in calls, without STS; {@code docs/calls.md} says the same. */
class CardCallsTest {
    private final CardBank bank = new CardBank();
    private final List<String> rows = new ArrayList<>();

    @Test
    void work_onCards_costsAsManyCallsAsTheDocsSay() throws IOException {
        try (MlPlatform platform = bank.platform()) {
            ModelVersion version = bank.registered(platform);
            ModelCards cards = ModelCards.on(platform);
            bank.cloud().clearCalls();
            cards.create("fraud", "other", Said.everything());
            counts("create a model card");
            cards.update("other", CardContent.builder().build());
            counts("change what a card says");
            cards.decide("other", CardStatus.PENDING_REVIEW);
            counts("change the status of a card");
            cards.decide("other", CardStatus.APPROVED);
            bank.cloud().clearCalls();
            cards.update("other", Said.everything());
            counts("change what an approved card says");
            cards.fill(version);
            counts("fill a card from a version");
            ModelCard card = cards.file(version, UnaryOperator.identity()).run();
            counts("file the card of a version");
            cards.file(version, UnaryOperator.identity()).run();
            counts("file the same card again");
            cards.gate(CardRequirement.OWNER).check(version);
            counts("ask a card before an approval");
            cards.export(card.name(), CardBank.PDFS);
            counts("export a card as PDF");
            assertThat(Files.readString(Path.of("../docs/calls.md"))).contains(rows);
        }
    }

    private void counts(String work) {
        List<RecordedCall> calls = bank.cloud().calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .toList();
        long changes = calls.stream().filter(RecordedCall::mutating).count();
        rows.add("| %s | %d | %d |".formatted(work, calls.size(), changes));
        bank.cloud().clearCalls();
    }
}
