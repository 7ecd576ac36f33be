package dev.mlgovern.registry.display;

/** How wide text gets, at most, in any of the page's sans-serif faces: no font has to be loaded to lay out a graph. */
final class LetterWidths {
    private static final String NARROW = "fijlrtI.,:;|'!()[]/ -";
    private static final String WIDE = "mwMWQOGDNH@%";

    private LetterWidths() {}

    static double of(String text, double size) {
        return text.chars().mapToDouble(LetterWidths::ofLetter).sum() * size;
    }

    private static double ofLetter(int letter) {
        if (NARROW.indexOf(letter) >= 0) {
            return 0.45;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return 1.02;
        }
        return Character.isUpperCase(letter) ? 0.80 : 0.71;
    }
}
