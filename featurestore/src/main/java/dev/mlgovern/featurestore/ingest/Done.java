package dev.mlgovern.featurestore.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which positions of the source are done with: all below one, and some of the {@value #WINDOW} from there on. Within one
 * identifier, what is done is never behind what is not, so whatever a state leaves out can be written again.
 */
final class Done {
    static final int WINDOW = 1 << 16;

    private final BitSet beyond = new BitSet(WINDOW);
    private long base;

    Done() {}

    private Done(long base) {
        this.base = base;
    }

    void add(long position) {
        beyond.set(slot(position));
        while (beyond.get(slot(base))) {
            beyond.clear(slot(base));
            base++;
        }
    }

    boolean has(long position) {
        return position < base || (holds(position) && beyond.get(slot(position)));
    }

    /** {@return whether a position is near enough to be kept in mind} */
    boolean holds(long position) {
        return position - base < WINDOW;
    }

    /** {@return the position below which all are done with} */
    long base() {
        return base;
    }

    private static int slot(long position) {
        return (int) (position & (WINDOW - 1));
    }

    Done copy() {
        Done copy = new Done(base);
        copy.beyond.or(beyond);
        return copy;
    }

    /** {@code 1000 1005-1009 1011-1011}: all below 1000, and those. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(base));
        for (long from = base; from < base + WINDOW; from++) {
            if (beyond.get(slot(from))) {
                long to = from;
                while (to + 1 < base + WINDOW && beyond.get(slot(to + 1))) {
                    to++;
                }
                parts.add(from + "-" + to);
                from = to;
            }
        }
        return String.join(" ", parts);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    static Done parse(String text) {
        String[] parts = text.split(" ", -1);
        Done done = new Done(Long.parseLong(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            String[] ends = parts[i].split("-", 2);
            long to = Long.parseLong(ends[1]);
            for (long each = Long.parseLong(ends[0]); each <= to && done.holds(each); each++) {
                done.beyond.set(slot(each));
            }
        }
        return done;
    }
}
