package dev.mlgovern.examples.quickstart;

import dev.mlgovern.examples.fraud.Payments;
import java.util.List;

/**
 * Payments to learn from and to measure on, and where they come from.
 *
 * @param payments those to learn from come first
 * @param digest of the training set
 * @param sources ARNs of the feature groups
 */
record TrainingData(Payments payments, String digest, List<String> sources) {
    private static final int SIZE = 12_000;
    private static final int TO_LEARN_FROM = 8_000;
    private static final long SEED = 2026;

    /** The payments of the bank, as whoever looks them up sees them: with all their features. */
    static Payments all() {
        return Payments.make(SEED, SIZE);
    }

    Payments toLearnFrom() {
        return new Payments(payments.rows().subList(0, TO_LEARN_FROM));
    }

    Payments heldOut() {
        return new Payments(
                payments.rows().subList(TO_LEARN_FROM, payments.rows().size()));
    }
}
