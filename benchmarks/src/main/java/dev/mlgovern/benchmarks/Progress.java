package dev.mlgovern.benchmarks;

import java.util.Locale;

/** What a person who waits reads; figures alone go to standard output. */
final class Progress {
    private Progress() {}

    static void say(String format, Object... values) {
        System.err.println(String.format(Locale.ROOT, format, values));
    }
}
