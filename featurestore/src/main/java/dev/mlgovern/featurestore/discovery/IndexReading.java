package dev.mlgovern.featurestore.discovery;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What indexes hold of what is wanted, the best of all of them first; without words, one after the other. Used by one thread at a time. */
final class IndexReading<T> implements Iterator<T> {
    private final Wanted wanted;
    private final Queue<Cursor> open;
    private int added;

    IndexReading(Wanted wanted, Comparator<T> order) {
        this.wanted = wanted;
        Comparator<Cursor> best = Comparator.comparingInt(cursor -> cursor.score);
        this.open = new PriorityQueue<>(
                wanted.words().isEmpty()
                        ? Comparator.comparingInt(cursor -> cursor.number)
                        : best.thenComparing(cursor -> cursor.present(), order));
    }

    void add(WordIndex<T> index, Predicate<T> held) {
        enqueue(new Cursor(index, held, added++));
    }

    private void enqueue(Cursor cursor) {
        if (cursor.advance()) {
            open.add(cursor);
        }
    }

    @Override
    public boolean hasNext() {
        return !open.isEmpty();
    }

    @Override
    public T next() {
        Cursor cursor = open.poll();
        if (cursor == null) {
            throw new NoSuchElementException("no more hits");
        }
        T hit = cursor.present();
        enqueue(cursor);
        return hit;
    }

    private final class Cursor {
        private final WordIndex<T> index;
        private final Predicate<T> held;
        private final int number;
        /** Null for everything, in order. */
        private final long @Nullable [] matches;

        private int next;
        private int score;
        private @Nullable T present;

        Cursor(WordIndex<T> index, Predicate<T> held, int number) {
            this.index = index;
            this.held = held;
            this.number = number;
            this.matches = wanted.words().isEmpty() ? null : index.matches(wanted.words());
        }

        T present() {
            T hit = present;
            if (hit == null) {
                throw new NoSuchElementException("no more hits");
            }
            return hit;
        }

        boolean advance() {
            int all = matches == null ? index.size() : matches.length;
            while (next < all) {
                int position = matches == null ? next : WordIndex.position(matches[next]);
                score = matches == null ? 0 : WordIndex.score(matches[next]);
                next++;
                T hit = index.item(position);
                if (held.test(hit)) {
                    present = hit;
                    return true;
                }
            }
            return false;
        }
    }
}
