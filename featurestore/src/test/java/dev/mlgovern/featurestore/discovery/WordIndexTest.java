package dev.mlgovern.featurestore.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordIndexTest {
    private static final Texts<List<String>> TEXTS = new Texts<>() {
        @Override
        public List<Collection<String>> of(List<String> fields) {
            return fields.stream().<Collection<String>>map(List::of).toList();
        }

        @Override
        public Object key(List<String> fields) {
            return fields;
        }

        @Override
        public Comparator<List<String>> order() {
            return Comparator.comparing(List::toString);
        }
    };

    @Test
    void matches_ofRandomTexts_areWhatLookingAtEachFinds() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            List<List<String>> items = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                items.add(List.of(text(random), text(random), text(random), text(random)));
            }
            WordIndex<List<String>> index = WordIndex.of(items, TEXTS);
            for (int question = 0; question < 10; question++) {
                List<String> wanted = Words.of(text(random) + " " + word(random));
                List<Ranked<List<String>>> expected = items.stream()
                        .map(item -> new Ranked<>(item, Words.score(TEXTS.of(item), wanted)))
                        .filter(ranked -> ranked.score() != Words.NOT)
                        .sorted(Ranked.order(TEXTS.order()))
                        .toList();
                List<Ranked<List<String>>> found = new ArrayList<>();
                for (long match : index.matches(wanted)) {
                    found.add(new Ranked<>(index.item(WordIndex.position(match)), WordIndex.score(match)));
                }
                assertThat(found).as(wanted.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void words_areLettersAndDigits_inLowerCase() {
        assertThat(Words.of("shops-24h, Größe_m² / card card")).containsExactly("shops", "24h", "größe", "m", "card");
        assertThat(Words.of("--")).isEmpty();
    }

    private static String text(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            words.add(word(random));
        }
        return String.join("-", words);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }
}
