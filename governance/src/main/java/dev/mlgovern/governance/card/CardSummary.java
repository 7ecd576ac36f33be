package dev.mlgovern.governance.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of cards, or of the versions of one. Immutable.
 *
 * @param name of the card
 * @param arn of the card
 * @param status how far it is
 * @param version its number; null in a list of cards, where SageMaker does not say it
 * @param created when
 * @param modified when it was changed last, null if it never was
 */
public record CardSummary(
        String name,
        String arn,
        CardStatus status,
        @Nullable Integer version,
        Instant created,
        @Nullable Instant modified) {}
