package dev.mlgovern.governance.card;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a card must say before somebody can decide about the model. */
@SuppressWarnings("ImmutableEnumChecker") // method references that hold nothing
public enum CardRequirement {
    /** What the model is. */
    DESCRIPTION(said(CardContent::overview, ModelOverview::description)),
    /** Who answers for it. */
    OWNER(said(CardContent::overview, ModelOverview::owner)),
    /** Where its files are. */
    ARTIFACT(content ->
            content.overview().filter(part -> !part.artifacts().isEmpty()).isPresent()),
    /** Why it was made. */
    PURPOSE(said(CardContent::uses, IntendedUses::purpose)),
    /** What it is to be used for. */
    INTENDED_USES(said(CardContent::uses, IntendedUses::uses)),
    /** How much may go wrong; that nobody knows is no answer. */
    RISK_RATING(content -> content.uses()
            .flatMap(IntendedUses::risk)
            .filter(risk -> risk != RiskRating.UNKNOWN)
            .isPresent()),
    /** Why it is rated so. */
    RISK_EXPLANATION(said(CardContent::uses, IntendedUses::riskExplanation)),
    /** The problem of the business. */
    BUSINESS_PROBLEM(said(CardContent::business, BusinessDetails::problem)),
    /** Whom it serves. */
    LINE_OF_BUSINESS(said(CardContent::business, BusinessDetails::lineOfBusiness)),
    /** What it learnt from. */
    TRAINING_DATA(content ->
            content.training().filter(part -> !part.datasets().isEmpty()).isPresent()),
    /** At least one measured value. */
    EVALUATION(content -> content.evaluations().stream()
            .flatMap(each -> each.groups().stream())
            .anyMatch(group -> !group.metrics().isEmpty())),
    /** Ethical considerations. */
    ETHICS(said(CardContent::more, AdditionalInformation::ethics)),
    /** Caveats and recommendations. */
    CAVEATS(said(CardContent::more, AdditionalInformation::caveats));

    private final Predicate<CardContent> met;

    CardRequirement(Predicate<CardContent> met) {
        this.met = met;
    }

    /**
     * What a content does not say.
     *
     * @param content of a card
     * @return empty for a complete one
     */
    public static Set<CardRequirement> missing(CardContent content) {
        Set<CardRequirement> missing = EnumSet.noneOf(CardRequirement.class);
        Arrays.stream(values()).filter(each -> !each.met.test(content)).forEach(missing::add);
        return Collections.unmodifiableSet(missing);
    }

    private static <P> Predicate<CardContent> said(
            Function<CardContent, Optional<P>> part, Function<P, Optional<String>> text) {
        return content -> part.apply(content)
                .flatMap(text)
                .filter(words -> !words.isBlank())
                .isPresent();
    }
}
