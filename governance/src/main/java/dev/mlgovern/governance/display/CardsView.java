package dev.mlgovern.governance.display;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.governance.card.CardSummary;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Cards, or versions of one. */
final class CardsView implements HtmlView<CardSummary> {
    @Override
    public Class<CardSummary> type() {
        return CardSummary.class;
    }

    @Override
    public String html(CardSummary card) {
        return htmlOfAll(List.of(card));
    }

    @Override
    public String htmlOfAll(List<? extends CardSummary> cards) {
        return HtmlTable.<CardSummary>of("Model cards")
                .text("Card", CardSummary::name)
                .text("Version", card -> card.version() == null ? "" : card.version())
                .text("Status", CardSummary::status)
                .text("Made", card -> card.created().truncatedTo(ChronoUnit.SECONDS))
                .code("ARN", CardSummary::arn)
                .htmlOf(cards);
    }
}
