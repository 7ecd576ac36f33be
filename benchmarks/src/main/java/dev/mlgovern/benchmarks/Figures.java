package dev.mlgovern.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Takes what was measured. */
@FunctionalInterface
interface Figures {
    void add(String name, double value);

    /** Each as a line of its own, as soon as it is known. */
    static Figures printedTo(PrintStream out) {
        return (name, value) -> {
            out.println(name + " " + text(value));
            out.flush();
        };
    }

    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4g", value);
    }
}
