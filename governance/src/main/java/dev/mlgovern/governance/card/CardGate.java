package dev.mlgovern.governance.card;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.model.ApprovalGate;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets a version pass whose card says what is required; one of high risk needs a card that was approved itself. */
final class CardGate implements ApprovalGate {
    private final Function<ModelVersion, Optional<ModelCard>> cards;
    private final Set<CardRequirement> required;

    CardGate(Function<ModelVersion, Optional<ModelCard>> cards, Set<CardRequirement> required) {
        this.cards = cards;
        this.required = EnumSet.copyOf(required);
    }

    @Override
    public void check(ModelVersion version) {
        ModelCard card = cards.apply(version).orElseThrow(() -> refused(version, "it has no model card"));
        Set<CardRequirement> missing = EnumSet.copyOf(required);
        missing.retainAll(card.missing());
        if (!missing.isEmpty()) {
            throw refused(version, "model card " + card.name() + " does not say " + missing);
        }
        if (card.status() == CardStatus.ARCHIVED) {
            throw refused(version, "model card " + card.name() + " is archived");
        }
        if (card.risk() == RiskRating.HIGH && card.status() != CardStatus.APPROVED) {
            throw refused(
                    version,
                    "its risk is high and model card " + card.name() + " is " + card.status() + ", not APPROVED");
        }
    }

    private static GateRefusedException refused(ModelVersion version, String why) {
        return new GateRefusedException(Failure.of("approve", version.arn() + " may not be approved: " + why)
                .in(version.account()));
    }
}
