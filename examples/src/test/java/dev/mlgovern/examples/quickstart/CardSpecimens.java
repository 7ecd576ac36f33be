package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.governance.card.AdditionalInformation;
import dev.mlgovern.governance.card.BusinessDetails;
import dev.mlgovern.governance.card.CardContent;
import dev.mlgovern.governance.card.CardExport;
import dev.mlgovern.governance.card.CardRequirement;
import dev.mlgovern.governance.card.CardStatus;
import dev.mlgovern.governance.card.Evaluation;
import dev.mlgovern.governance.card.HyperParameter;
import dev.mlgovern.governance.card.IntendedUses;
import dev.mlgovern.governance.card.Metric;
import dev.mlgovern.governance.card.MetricGroup;
import dev.mlgovern.governance.card.ModelCard;
import dev.mlgovern.governance.card.ModelCards;
import dev.mlgovern.governance.card.ModelOverview;
import dev.mlgovern.governance.card.Objective;
import dev.mlgovern.governance.card.RiskRating;
import dev.mlgovern.governance.card.TrainingDetails;
import dev.mlgovern.governance.card.TrainingMetric;
import dev.mlgovern.governance.display.GovernanceViews;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import java.util.function.Supplier;

/** What model cards give and throw while what they say is a secret. */
final class CardSpecimens {
    private final WatchedBank bank;

    CardSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            ModelGovernance governance = ModelGovernance.on(platform);
            ModelCards cards = governance.cards();
            given(List.of(governance, cards, cards.gate(), new GovernanceViews()));
            CardContent content = content();
            ModelCard card = cards.create("fraud", "specimen", content);
            given(List.of(card, card.missing(), cards.list().stream().toList(), cards.versions("specimen")));
            given(cards.change("specimen", content, CardStatus.PENDING_REVIEW));
            given(new CardExport(
                    "specimen",
                    1,
                    card.account(),
                    card.arn() + "/export-job/v1",
                    S3Location.parse("s3://cards/a.pdf")));
            fails(() -> cards.create("fraud", "specimen", CardContent.builder().build()));
            fails(() -> cards.decide("specimen", CardStatus.APPROVED));
            fails(() -> CardContent.parse(Canaries.CARD + "{"));
            fails(() -> CardContent.builder()
                    .overview(o -> o.owner(Canaries.CARD.repeat(100)))
                    .build());
        }
    }

    private CardContent content() {
        ModelOverview.Builder overview = ModelOverview.builder().owner(Canaries.CARD);
        IntendedUses.Builder uses =
                IntendedUses.builder().purpose(Canaries.CARD).risk(RiskRating.LOW);
        BusinessDetails.Builder business = BusinessDetails.builder().problem(Canaries.CARD);
        Objective objective = new Objective(Objective.Direction.MAXIMIZE, null, null, Canaries.CARD);
        TrainingMetric loss = new TrainingMetric("loss", 0.1, Canaries.CARD);
        HyperParameter seed = new HyperParameter("seed", Canaries.CARD);
        TrainingDetails.Builder training =
                TrainingDetails.builder().objective(objective).addMetric(loss).addParameter(seed);
        Metric metric = Metric.text("verdict", Canaries.CARD);
        MetricGroup group = MetricGroup.of("all", metric);
        Evaluation.Builder evaluation =
                Evaluation.builder().name("test").observation(Canaries.CARD).addGroup(group);
        AdditionalInformation.Builder more = AdditionalInformation.builder().ethics(Canaries.CARD);
        CardContent.Builder content = CardContent.builder()
                .overview(overview.build())
                .uses(uses.build())
                .business(business.build())
                .training(training.build())
                .addEvaluation(evaluation.build())
                .more(more.build());
        given(List.of(overview, uses, business, training, evaluation, more, content));
        given(List.of(overview.build(), uses.build(), business.build(), training.build(), evaluation.build()));
        given(List.of(more.build(), objective, loss, seed, metric, group, Metric.Shape.TEXT));
        given(List.of(RiskRating.LOW, CardStatus.DRAFT, CardRequirement.OWNER, Objective.Direction.MAXIMIZE));
        given(content.build());
        return content.build();
    }

    private void given(Object value) {
        bank.evidence.of(value);
    }

    private void fails(Supplier<?> work) {
        try {
            throw new AssertionError("did not fail: " + work.get());
        } catch (RuntimeException e) {
            given(e);
        }
    }
}
