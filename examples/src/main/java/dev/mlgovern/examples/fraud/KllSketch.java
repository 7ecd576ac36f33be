package dev.mlgovern.examples.fraud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A quantile sketch after Karnin, Lang and Liberty, in the form Model Monitor keeps: an item in level i stands for 2^i
 * values. Not thread-safe.
 */
final class KllSketch {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-interpreting-statistics.html
    static final double SHRINKAGE = 0.64;
    static final int SIZE = 2048;

    private final List<List<Double>> levels = new ArrayList<>(List.of(new ArrayList<>()));
    private final SplittableRandom coin = new SplittableRandom(7);

    static KllSketch of(double[] values) {
        KllSketch sketch = new KllSketch();
        Arrays.stream(values).forEach(sketch::add);
        return sketch;
    }

    private void add(double value) {
        levels.get(0).add(value);
        for (int level = 0; level < levels.size() && levels.get(level).size() > capacity(level); level++) {
            compact(level);
        }
    }

    /** The top level is full size, each level below it smaller. */
    private int capacity(int level) {
        return Math.max(2, (int) Math.ceil(SIZE * Math.pow(SHRINKAGE, levels.size() - 1.0 - level)));
    }

    /** Half of the level, every other value in order, moves up; an odd one stays. */
    private void compact(int level) {
        if (level + 1 == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Double> sorted = levels.get(level).stream().sorted().toList();
        int even = sorted.size() - sorted.size() % 2;
        for (int i = coin.nextInt(2); i < even; i += 2) {
            levels.get(level + 1).add(sorted.get(i));
        }
        levels.set(level, new ArrayList<>(sorted.subList(even, sorted.size())));
    }

    List<List<Double>> levels() {
        return levels.stream().map(List::copyOf).toList();
    }

    /** How many values it stands for. */
    long weight() {
        long weight = 0;
        for (int level = 0; level < levels.size(); level++) {
            weight += (long) levels.get(level).size() << level;
        }
        return weight;
    }
}
