package dev.mlgovern.featurestore.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of many things words stand in, from word to thing: the same answer as {@link Words#score} for each of them, without looking at each.
 * Immutable and thread-safe.
 *
 * @param <T> what can be found
 */
final class WordIndex<T> {
    private static final int FIELD_BITS = 2;
    private static final int FIELD = Texts.FIELDS - 1;
    private static final int SCORE_SHIFT = 32;
    private static final int RANK_BITS = 8;
    private static final int RANK = (1 << RANK_BITS) - 1;
    private static final int DENSE = 16;

    private final List<T> items;
    private final Vocabulary vocabulary;
    /** By word: positions of items and the field, ascending. */
    private final int[][] postings;

    private WordIndex(List<T> items, Vocabulary vocabulary, int[][] postings) {
        this.items = items;
        this.vocabulary = vocabulary;
        this.postings = postings;
    }

    static <T> WordIndex<T> of(Collection<T> all, Texts<T> texts) {
        List<T> items = new ArrayList<>(all);
        items.sort(texts.order());
        Map<String, Ints> byWord = new HashMap<>();
        for (int position = 0; position < items.size(); position++) {
            List<Collection<String>> fields = texts.of(items.get(position));
            for (int field = 0; field < fields.size(); field++) {
                for (String text : fields.get(field)) {
                    for (String word : Words.of(text)) {
                        byWord.computeIfAbsent(word, w -> new Ints()).addOnce(position << FIELD_BITS | field);
                    }
                }
            }
        }
        String[] words = byWord.keySet().toArray(String[]::new);
        Arrays.sort(words);
        int[][] postings = new int[words.length][];
        for (int i = 0; i < words.length; i++) {
            Ints found = byWord.get(words[i]);
            postings[i] = found == null ? new int[0] : found.trimmed();
        }
        return new WordIndex<>(List.copyOf(items), Vocabulary.of(words), postings);
    }

    int size() {
        return items.size();
    }

    T item(int position) {
        return items.get(position);
    }

    static int position(long match) {
        return (int) match;
    }

    static int score(long match) {
        return (int) (match >> SCORE_SHIFT);
    }

    /** {@return positions of the items that hold all words, with their scores, best first, then in order} */
    long[] matches(List<String> wanted) {
        List<Meeting> meetings = wanted.stream()
                .map(word -> new Meeting(vocabulary.meeting(word)))
                .sorted(Comparator.comparingInt(Meeting::total))
                .toList();
        Candidates candidates = meetings.get(0).candidates();
        for (Meeting meeting : meetings.subList(1, meetings.size())) {
            if (candidates.count == 0) {
                break;
            }
            meeting.retain(candidates);
        }
        return candidates.ordered();
    }

    /** The words of the vocabulary that meet a word that is looked for. */
    private final class Meeting {
        /** Word and how it is met. */
        private final int[] met;

        private final int total;

        Meeting(int[] met) {
            this.met = met;
            int sum = 0;
            for (int each : met) {
                sum += postings[each / Words.KINDS].length;
            }
            this.total = sum;
        }

        int total() {
            return total;
        }

        /** Positions, ascending, each once, shifted, and the best rank. */
        private long[] pairs() {
            return total < items.size() / DENSE ? sorted() : counted();
        }

        private long[] sorted() {
            long[] pairs = new long[total];
            int count = 0;
            for (int each : met) {
                int kind = each % Words.KINDS;
                for (int posting : postings[each / Words.KINDS]) {
                    int rank = (posting & FIELD) * Words.KINDS + kind;
                    pairs[count++] = (long) (posting >> FIELD_BITS) << RANK_BITS | rank;
                }
            }
            Arrays.sort(pairs);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || pairs[kept - 1] >> RANK_BITS != pairs[i] >> RANK_BITS) {
                    pairs[kept++] = pairs[i];
                }
            }
            return Arrays.copyOf(pairs, kept);
        }

        /** What so many words meet that sorting takes longer than looking at all items. */
        private long[] counted() {
            byte[] ranks = new byte[items.size()];
            for (int each : met) {
                for (int posting : postings[each / Words.KINDS]) {
                    int rank = (posting & FIELD) * Words.KINDS + each % Words.KINDS + 1;
                    int position = posting >> FIELD_BITS;
                    if (ranks[position] == 0 || rank < ranks[position]) {
                        ranks[position] = (byte) rank;
                    }
                }
            }
            long[] pairs = new long[Math.min(total, ranks.length)];
            int count = 0;
            for (int position = 0; position < ranks.length; position++) {
                if (ranks[position] != 0) {
                    pairs[count++] = (long) position << RANK_BITS | (ranks[position] - 1);
                }
            }
            return Arrays.copyOf(pairs, count);
        }

        Candidates candidates() {
            long[] pairs = pairs();
            Candidates candidates = new Candidates(pairs.length);
            for (long pair : pairs) {
                candidates.add((int) (pair >> RANK_BITS), (int) (pair & RANK));
            }
            return candidates;
        }

        void retain(Candidates candidates) {
            boolean few = (long) candidates.count * met.length * DENSE < total;
            long[] pairs = few ? new long[0] : pairs();
            int at = 0;
            int kept = 0;
            for (int i = 0; i < candidates.count; i++) {
                int position = candidates.positions[i];
                while (at < pairs.length && pairs[at] >> RANK_BITS < position) {
                    at++;
                }
                boolean met = at < pairs.length && pairs[at] >> RANK_BITS == position;
                int rank = few ? rank(position) : met ? (int) (pairs[at] & RANK) : Words.NOT;
                if (rank != Words.NOT) {
                    candidates.keep(i, kept++, rank);
                }
            }
            candidates.count = kept;
        }

        private int rank(int position) {
            int best = Words.NOT;
            for (int each : met) {
                int[] of = postings[each / Words.KINDS];
                int at = Arrays.binarySearch(of, position << FIELD_BITS);
                int first = at < 0 ? -at - 1 : at;
                if (first < of.length && of[first] >> FIELD_BITS == position) {
                    int rank = (of[first] & FIELD) * Words.KINDS + each % Words.KINDS;
                    best = best == Words.NOT ? rank : Math.min(best, rank);
                }
            }
            return best;
        }
    }

    /** Positions, ascending, and what they are worth so far. */
    private static final class Candidates {
        private final int[] positions;
        private final int[] scores;
        private int count;

        Candidates(int most) {
            positions = new int[most];
            scores = new int[most];
        }

        void add(int position, int score) {
            positions[count] = position;
            scores[count++] = score;
        }

        void keep(int from, int to, int more) {
            positions[to] = positions[from];
            scores[to] = scores[from] + more;
        }

        /** By counting, since there are few scores. */
        long[] ordered() {
            int worst = 0;
            for (int i = 0; i < count; i++) {
                worst = Math.max(worst, scores[i]);
            }
            int[] next = new int[worst + 2];
            for (int i = 0; i < count; i++) {
                next[scores[i] + 1]++;
            }
            for (int score = 1; score < next.length; score++) {
                next[score] += next[score - 1];
            }
            long[] ordered = new long[count];
            for (int i = 0; i < count; i++) {
                ordered[next[scores[i]]++] = (long) scores[i] << SCORE_SHIFT | positions[i];
            }
            return ordered;
        }
    }
}
