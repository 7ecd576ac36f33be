package dev.mlgovern.testkit.internal.model;

import org.jspecify.annotations.Nullable;

/** XML being written. */
final class Xml {
    private final StringBuilder out = new StringBuilder(512);

    Xml open(String element) {
        out.append('<').append(element).append('>');
        return this;
    }

    Xml close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Xml text(String element, @Nullable String text) {
        open(element);
        if (text != null) {
            text.codePoints().forEach(this::escaped);
        }
        return close(element);
    }

    private void escaped(int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.appendCodePoint(c);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
