package dev.mlgovern.governance.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.display.Display;
import dev.mlgovern.governance.card.CardShown;
import dev.mlgovern.governance.card.CardSummary;
import dev.mlgovern.governance.card.ModelCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cards as HTML. */
class CardViewTest {
    @Test
    void html_ofACard_showsWhatItSaysEscaped() {
        ModelCard card = CardShown.card("<script>olaf</script>");
        assertThat(Display.html(card).orElseThrow())
                .contains("Model card churn, version 1", "DRAFT", "MEDIUM", "Keep customers", "auc = 0.91 (on 10 000)")
                .contains("confusion = 90.0 10.0 / 5.0 95.0", "ML-42", "&lt;script&gt;olaf")
                .doesNotContain("<script>", "Missing");
    }

    @Test
    void html_ofSeveralCards_isOneTable() {
        List<CardSummary> cards = CardShown.summaries();
        assertThat(Display.html(cards).orElseThrow()).contains("Model cards", "churn", "fraud-score", "DRAFT");
    }
}
