package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.registry.model.Metadata;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Files the card of a version: makes it if there is none, and tells anew what is known of the version. */
final class VersionCards {
    private final MlPlatform platform;
    private final DefaultModelCards cards;
    private final AccountId account;

    VersionCards(MlPlatform platform, DefaultModelCards cards, AccountId account) {
        this.platform = platform;
        this.cards = cards;
        this.account = account;
    }

    Plan<ModelCard> file(VersionFacts facts, UnaryOperator<CardContent> edit) {
        String name = facts.cardName();
        CostTags tags = tags(facts);
        PlanDraft plan =
                platform.work().plan("file the model card of " + facts.first()).tagged(tags);
        Step<ModelCard> card = plan.step(
                "card " + name,
                (Step.Details<ModelCard> step) -> step.in(account)
                        .needs("sagemaker:DescribeModelCard", "sagemaker:CreateModelCard", "sagemaker:AddTags")
                        .finds(done -> cards.find(name))
                        .makes(done -> cards.make(tags, name, Edited.by(edit, Filling.over(embedded(facts), facts)))));
        Step<ModelCard> said = plan.step(
                "what it says",
                (Step.Details<ModelCard> step) -> step.in(account)
                        .needs("sagemaker:DescribeModelCard", "sagemaker:UpdateModelCard")
                        .after(card)
                        .finds(done -> cards.find(name).filter(now -> now.says(wanted(now, facts, edit))))
                        .makes(done -> said(cards.describe(name), facts, edit)));
        return plan.yielding(said);
    }

    /** Facts alone are what was decided about, told anew; anything else is to be decided about again. */
    private ModelCard said(ModelCard now, VersionFacts facts, UnaryOperator<CardContent> edit) {
        CardContent wanted = wanted(now, facts, edit);
        return wanted.json().equals(known(now, facts).json()) ? cards.tell(now, wanted) : cards.update(now, wanted);
    }

    /** Over what the card says by now, so that what people wrote since the plan was made stays. */
    private static CardContent wanted(ModelCard now, VersionFacts facts, UnaryOperator<CardContent> edit) {
        return Edited.by(edit, known(now, facts));
    }

    private static CardContent known(ModelCard now, VersionFacts facts) {
        CardContent said = now.content()
                .orElseThrow(() -> new ConflictException(Failure.of(
                                "file a model card",
                                now.arn() + " says what would be lost: " + String.join("; ", now.problems()))
                        .in(now.account())));
        return Filling.over(said, facts);
    }

    /** The card that the version came with, whose schema is a part of the whole one. */
    static CardContent embedded(VersionFacts facts) {
        CardContent none = CardContent.builder().build();
        return facts.origin()
                .card()
                .map(json -> {
                    JsonNode content;
                    try {
                        content = CardJson.read(json);
                    } catch (IllegalArgumentException e) {
                        return none;
                    }
                    return CardRules.problems(content).isEmpty() ? CardReader.content(content) : none;
                })
                .orElse(none);
    }

    private CostTags tags(VersionFacts facts) {
        String product = Optional.ofNullable(facts.origin().metadata().get(Metadata.PRODUCT))
                .orElse(facts.first().group().name());
        return Optional.ofNullable(facts.team())
                .map(team ->
                        platform.topology().tagsOf(team, platform.topology().account(account), product))
                .orElseGet(() -> platform.topology().tagsOf(platform.topology().account(account)));
    }
}
