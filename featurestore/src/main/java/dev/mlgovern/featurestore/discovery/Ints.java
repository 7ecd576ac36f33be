package dev.mlgovern.featurestore.discovery;

import java.util.Arrays;

/** A growing list of numbers. Not thread-safe. */
final class Ints {
    private int[] values = new int[2];
    private int count;

    void add(int value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count + (count >> 1) + 2);
        }
        values[count++] = value;
    }

    /** Leaves out what was added last. */
    void addOnce(int value) {
        if (count == 0 || values[count - 1] != value) {
            add(value);
        }
    }

    int[] trimmed() {
        return Arrays.copyOf(values, count);
    }
}
