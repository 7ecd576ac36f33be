package dev.mlgovern.featurestore.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Words of texts, and how well one stands for another. */
final class Words {
    /** How a word is met: whole, at the beginning, in the middle. */
    static final int KINDS = 3;

    static final int NOT = -1;
    private static final int SHORTEST_WITHIN = 3;

    private Words() {}

    /** In lower case, each once. */
    static List<String> of(String text) {
        return typed(text.toLowerCase(Locale.ROOT));
    }

    /** As typed, each once. */
    static List<String> typed(String text) {
        List<String> words = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && ofWord(text.charAt(i))) {
                begin = begin < 0 ? i : begin;
            } else if (begin >= 0) {
                String word = text.substring(begin, i);
                if (!words.contains(word)) {
                    words.add(word);
                }
                begin = -1;
            }
        }
        return words;
    }

    /** Letters and digits; also halves of those that do not fit into one char. */
    private static boolean ofWord(char one) {
        return Character.isLetterOrDigit(one) || Character.isSurrogate(one);
    }

    static boolean within(String word) {
        return word.length() >= SHORTEST_WITHIN;
    }

    /** {@return how a word of a text meets a word that is looked for, the lower the better, or {@link #NOT}} */
    static int kind(String there, String wanted) {
        if (there.startsWith(wanted)) {
            return there.length() == wanted.length() ? 0 : 1;
        }
        return within(wanted) && there.contains(wanted) ? 2 : NOT;
    }

    /**
     * {@return how well something meets all words that are looked for, the lower the better, or {@link #NOT}}
     *
     * @param fields its texts, those that count most first
     */
    static int score(List<? extends Collection<String>> fields, List<String> wanted) {
        List<List<String>> there = fields.stream()
                .map(texts -> texts.stream().flatMap(text -> of(text).stream()).toList())
                .toList();
        int sum = 0;
        for (String word : wanted) {
            int rank = rank(there, word);
            if (rank == NOT) {
                return NOT;
            }
            sum += rank;
        }
        return sum;
    }

    private static int rank(List<List<String>> fields, String wanted) {
        for (int field = 0; field < fields.size(); field++) {
            int best = KINDS;
            for (String there : fields.get(field)) {
                int kind = kind(there, wanted);
                best = kind == NOT ? best : Math.min(best, kind);
            }
            if (best < KINDS) {
                return field * KINDS + best;
            }
        }
        return NOT;
    }
}
