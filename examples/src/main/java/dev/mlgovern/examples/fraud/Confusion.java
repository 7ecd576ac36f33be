package dev.mlgovern.examples.fraud;

import java.util.List;

/**
 * How verdicts and truth meet at a threshold of one half. Immutable.
 *
 * @param truePositives fraud that was flagged
 * @param falsePositives genuine payments that were flagged
 * @param trueNegatives genuine payments let through
 * @param falseNegatives fraud let through
 */
public record Confusion(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
    static Confusion of(List<Scored> scores) {
        long tp = scores.stream().filter(s -> s.flagged() && s.fraud()).count();
        long fp = scores.stream().filter(s -> s.flagged() && !s.fraud()).count();
        long fn = scores.stream().filter(s -> !s.flagged() && s.fraud()).count();
        return new Confusion(tp, fp, scores.size() - tp - fp - fn, fn);
    }

    /** What flagging everything would give: the constant classifier that SageMaker compares with. */
    Confusion allFlagged() {
        return new Confusion(truePositives + falseNegatives, falsePositives + trueNegatives, 0, 0);
    }

    double accuracy() {
        return ratio(truePositives + trueNegatives, total());
    }

    double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    double falsePositiveRate() {
        return ratio(falsePositives, falsePositives + trueNegatives);
    }

    /** Recall weighs beta times as much as precision. */
    double f(double beta) {
        double square = beta * beta;
        double below = square * precision() + recall();
        return below == 0 ? 0 : (1 + square) * precision() * recall() / below;
    }

    private long total() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
