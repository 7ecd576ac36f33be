package dev.mlgovern.testkit.internal.model;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that keep to the limits of a shape, and such as break its pattern only. */
final class ValidTexts {
    // rgxgen cannot read \p{ASCII}, \p{Alnum} and \p{Print}; one of these fits each pattern that has them, and the
    // address keeps the pattern of RepositoryUrl from taking for ever
    private static final List<String> FIRST =
            List.of("a", "arn:aws:lambda:eu-west-1:111111111111:function:f", "https://a.bc/d");
    private static final List<String> ODD = List.of("\n", "\u0007", " ", "!", "/", "é", "a", "0");

    private ValidTexts() {}

    /** A text that the shape takes. */
    static String of(Shape shape) {
        if (!shape.limits().values().isEmpty()) {
            return shape.limits().values().get(0);
        }
        Pattern pattern = shape.limits().pattern();
        if (pattern == null) {
            return "a".repeat(least(shape));
        }
        Stream<String> first = Stream.concat(FIRST.stream(), Stream.of("a".repeat(least(shape))));
        return Stream.concat(first, generated(pattern, least(shape)))
                .filter(text -> fits(shape, text) && pattern.matcher(text).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no text found for " + shape));
    }

    /** Different texts that the shape takes. */
    static Stream<String> several(Shape shape, int count) {
        Pattern pattern = shape.limits().pattern();
        Stream<String> texts = pattern == null || pattern.matcher("k1").matches()
                ? IntStream.rangeClosed(1, count).mapToObj(i -> "k" + i)
                : generated(pattern, least(shape)).distinct();
        return texts.filter(text -> fits(shape, text)).limit(count);
    }

    /** Texts of a valid length in which only a part matches the pattern; none when the pattern takes everything. */
    static List<String> matchingOnlyInPart(Shape shape) {
        Pattern pattern = shape.limits().pattern();
        if (pattern == null || !shape.limits().values().isEmpty()) {
            return List.of();
        }
        String valid = of(shape);
        Stream<String> before = ODD.stream().map(odd -> odd + valid);
        Stream<String> after = ODD.stream().map(odd -> valid + odd);
        return Stream.of(before, after)
                .flatMap(texts -> texts.filter(text ->
                                fits(shape, text) && !pattern.matcher(text).matches())
                        .limit(1))
                .toList();
    }

    private static Stream<String> generated(Pattern pattern, int least) {
        return IntStream.of(1, 2, 4, 20, least).boxed().flatMap(times -> {
            RgxGenProperties properties = new RgxGenProperties();
            RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(properties, times);
            RgxGen texts = RgxGen.parse(properties, pattern.pattern());
            return IntStream.range(0, 40).mapToObj(seed -> texts.generate(new Random(seed)));
        });
    }

    private static boolean fits(Shape shape, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= shape.limits().range().min()
                && length <= shape.limits().range().max();
    }

    private static int least(Shape shape) {
        return (int) Math.max(1, shape.limits().range().min());
    }
}
