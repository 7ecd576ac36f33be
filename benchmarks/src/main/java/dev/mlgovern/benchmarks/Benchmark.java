package dev.mlgovern.benchmarks;

/** One thing that is measured. */
@FunctionalInterface
interface Benchmark {
    void measure(Pace pace, Figures figures) throws Exception;
}
