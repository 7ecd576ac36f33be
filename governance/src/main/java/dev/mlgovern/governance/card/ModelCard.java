package dev.mlgovern.governance.card;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** One version of a card as SageMaker holds it. Immutable and thread-safe. */
@Value.Immutable
public abstract class ModelCard {
    ModelCard() {}

    /**
     * What it is called.
     *
     * @return unique in its account and Region
     */
    public abstract String name();

    /**
     * Which account holds it.
     *
     * @return the governance account, unless it was asked for in another
     */
    public abstract AccountId account();

    /**
     * Where it is.
     *
     * @return the Region
     */
    public abstract Region region();

    /**
     * Its number.
     *
     * @return from 1; each change of the content makes one, a change of the status makes none
     */
    public abstract int version();

    /**
     * How far it is.
     *
     * @return the status
     */
    public abstract CardStatus status();

    /**
     * What it says.
     *
     * @return empty if it says something that {@link CardContent} has no place for: {@link #problems} names it
     */
    @Value.Redacted
    public abstract Optional<CardContent> content();

    /**
     * What it says, as SageMaker keeps it.
     *
     * @return JSON
     */
    @Value.Redacted
    public abstract String json();

    /**
     * Where what it says is not of the model card JSON schema.
     *
     * @return paths and rules, without values; empty for a card that this library wrote
     */
    public abstract List<String> problems();

    /**
     * When it was made.
     *
     * @return the moment
     */
    public abstract Instant created();

    /**
     * When it was changed last.
     *
     * @return empty if it never was
     */
    public abstract Optional<Instant> modified();

    /**
     * How much may go wrong with the model.
     *
     * @return the rating; {@link RiskRating#UNKNOWN} if there is none
     */
    public RiskRating risk() {
        return content().flatMap(CardContent::uses).flatMap(IntendedUses::risk).orElse(RiskRating.UNKNOWN);
    }

    /**
     * What should be on a card and is not.
     *
     * @return empty for a complete one
     */
    public Set<CardRequirement> missing() {
        return content().map(CardRequirement::missing).orElseGet(() -> EnumSet.allOf(CardRequirement.class));
    }

    /**
     * Which card it is.
     *
     * @return its ARN
     */
    public String arn() {
        return "arn:%s:sagemaker:%s:%s:model-card/%s"
                .formatted(region().metadata().partition().id(), region().id(), account(), name());
    }

    boolean says(CardContent wanted) {
        return content().filter(said -> said.json().equals(wanted.json())).isPresent();
    }

    /** Which card it is and how far; not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "%s, version %d, %s".formatted(arn(), version(), status());
    }

    static ImmutableModelCard.Builder builder() {
        return ImmutableModelCard.builder();
    }
}
