package dev.mlgovern.governance.card;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far a card is. SageMaker lets any state follow any other; this library goes one way: draft, review, approved, archived, with a way back
 * to draft until it is archived.
 */
public enum CardStatus {
    /** Being written. */
    DRAFT("Draft"),
    /** Somebody is asked to look at it. */
    PENDING_REVIEW("PendingReview"),
    /** Somebody did and said yes. */
    APPROVED("Approved"),
    /** Over: its content never changes again. */
    ARCHIVED("Archived"),
    /** Anything that SageMaker may say one day. */
    OTHER("");

    private final String awsName;

    CardStatus(String awsName) {
        this.awsName = awsName;
    }

    /**
     * As SageMaker says it.
     *
     * @return the word, empty for {@link #OTHER}
     */
    public String awsName() {
        return awsName;
    }

    /**
     * Whether this library takes a card from this state to another.
     *
     * @param next the state after it
     * @return false for the same one too
     */
    public boolean mayBecome(CardStatus next) {
        Set<CardStatus> after = switch (this) {
            case DRAFT -> EnumSet.of(PENDING_REVIEW, ARCHIVED);
            case PENDING_REVIEW -> EnumSet.of(DRAFT, APPROVED, ARCHIVED);
            case APPROVED -> EnumSet.of(DRAFT, PENDING_REVIEW, ARCHIVED);
            case ARCHIVED, OTHER -> EnumSet.noneOf(CardStatus.class);
        };
        return after.contains(next);
    }

    static CardStatus of(String awsName) {
        return Arrays.stream(values())
                .filter(each -> each.awsName.equals(awsName))
                .findFirst()
                .orElse(OTHER);
    }
}
