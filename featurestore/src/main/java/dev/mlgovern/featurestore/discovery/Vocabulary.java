package dev.mlgovern.featurestore.discovery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** All words of an index, found by a word, its beginning or its middle. Immutable and thread-safe. */
final class Vocabulary {
    private static final int GRAM = 3;

    private final String[] words;
    /** Numbers of the words that three letters in a row stand in, behind the first letter. */
    private final Map<String, int[]> byGram;

    private Vocabulary(String[] words, Map<String, int[]> byGram) {
        this.words = words;
        this.byGram = byGram;
    }

    /**
     * Takes the array over.
     *
     * @param words sorted
     */
    static Vocabulary of(String[] words) {
        Map<String, Ints> growing = new HashMap<>();
        for (int word = 0; word < words.length; word++) {
            for (int i = 1; i + GRAM <= words[word].length(); i++) {
                growing.computeIfAbsent(words[word].substring(i, i + GRAM), gram -> new Ints())
                        .addOnce(word);
            }
        }
        Map<String, int[]> byGram = new HashMap<>();
        growing.forEach((gram, numbers) -> byGram.put(gram, numbers.trimmed()));
        return new Vocabulary(words, byGram);
    }

    /** {@return the words that meet one that is looked for: number times {@link Words#KINDS} plus how} */
    int[] meeting(String wanted) {
        Ints met = new Ints();
        int at = Arrays.binarySearch(words, wanted);
        for (int i = at < 0 ? -at - 1 : at; i < words.length && words[i].startsWith(wanted); i++) {
            add(i, wanted, met);
        }
        if (Words.within(wanted)) {
            for (int i : rarest(wanted)) {
                if (!words[i].startsWith(wanted)) {
                    add(i, wanted, met);
                }
            }
        }
        return met.trimmed();
    }

    private void add(int word, String wanted, Ints met) {
        int kind = Words.kind(words[word], wanted);
        if (kind != Words.NOT) {
            met.add(word * Words.KINDS + kind);
        }
    }

    private int[] rarest(String wanted) {
        int[] rarest = null;
        for (int i = 0; i + GRAM <= wanted.length(); i++) {
            int[] some = byGram.getOrDefault(wanted.substring(i, i + GRAM), new int[0]);
            rarest = rarest == null || some.length < rarest.length ? some : rarest;
        }
        return rarest == null ? new int[0] : rarest;
    }
}
