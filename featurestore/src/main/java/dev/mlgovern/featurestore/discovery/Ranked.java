package dev.mlgovern.featurestore.discovery;

import java.util.Comparator;

/**
 * A hit and what it is worth.
 *
 * @param hit what was found
 * @param score the lower the better
 * @param <T> what is looked for
 */
record Ranked<T>(T hit, int score) {
    static <T> Comparator<Ranked<T>> order(Comparator<T> equal) {
        return Comparator.<Ranked<T>>comparingInt(Ranked::score).thenComparing(Ranked::hit, equal);
    }
}
