package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import java.util.List;

/** Cards to be shown. */
public final class CardShown {
    private CardShown() {}

    /** A card that says something everywhere, as a draft. */
    public static ModelCard card(String owner) {
        CardBank bank = new CardBank();
        try (MlPlatform platform = bank.platform()) {
            CardContent content = Said.everything();
            return ModelCards.on(platform)
                    .create(
                            "fraud",
                            "churn",
                            content.toBuilder()
                                    .overview(content.overview().orElseThrow().toBuilder()
                                            .owner(owner)
                                            .build())
                                    .build());
        }
    }

    /** Two lines of a list. */
    public static List<CardSummary> summaries() {
        CardBank bank = new CardBank();
        try (MlPlatform platform = bank.platform()) {
            ModelCards cards = ModelCards.on(platform);
            cards.create("fraud", "churn", Said.everything());
            cards.create("fraud", "fraud-score", Said.everything());
            return cards.list().stream().toList();
        }
    }
}
