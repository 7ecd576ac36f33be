package dev.mlgovern.examples.fraud;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The two curves over all thresholds, a point for each distinct probability. Immutable.
 *
 * @param falsePositiveRates of the ROC curve, rising from 0 to 1
 * @param truePositiveRates of the ROC curve; also the recalls of the other
 * @param precisions of the precision-recall curve; 1 where nothing is flagged
 */
record Curves(List<Double> falsePositiveRates, List<Double> truePositiveRates, List<Double> precisions) {
    static Curves of(List<Scored> scores) {
        List<Scored> falling = scores.stream()
                .sorted(Comparator.comparingDouble(Scored::probability).reversed())
                .toList();
        double frauds = scores.stream().filter(Scored::fraud).count();
        double genuine = scores.size() - frauds;
        Curves curves = new Curves(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        curves.add(0, 0, 1);
        int caught = 0;
        for (int i = 0; i < falling.size(); i++) {
            caught += falling.get(i).fraud() ? 1 : 0;
            boolean tied = i + 1 < falling.size()
                    && falling.get(i + 1).probability() == falling.get(i).probability();
            if (!tied) {
                int flagged = i + 1;
                curves.add((flagged - caught) / genuine, caught / frauds, (double) caught / flagged);
            }
        }
        return curves;
    }

    private void add(double falsePositiveRate, double truePositiveRate, double precision) {
        falsePositiveRates.add(falsePositiveRate);
        truePositiveRates.add(truePositiveRate);
        precisions.add(precision);
    }

    /** The area under the ROC curve, by trapezoids. */
    double auc() {
        double area = 0;
        for (int i = 1; i < falsePositiveRates.size(); i++) {
            double width = falsePositiveRates.get(i) - falsePositiveRates.get(i - 1);
            area += width * (truePositiveRates.get(i) + truePositiveRates.get(i - 1)) / 2;
        }
        return area;
    }

    /** At most this many points, first and last among them: a report is read, not computed with. */
    Curves thinned(int most) {
        int last = precisions.size() - 1;
        if (last < most) {
            return this;
        }
        Curves few = new Curves(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < most; i++) {
            int at = (int) Math.round((double) i * last / (most - 1));
            few.add(falsePositiveRates.get(at), truePositiveRates.get(at), precisions.get(at));
        }
        return few;
    }
}
