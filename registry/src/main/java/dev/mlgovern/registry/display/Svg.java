package dev.mlgovern.registry.display;

import static j2html.TagCreator.text;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.Locale;

/** Elements of SVG, which j2html has no words for. */
final class Svg {
    private Svg() {}

    static ContainerTag<?> element(String name, DomContent... content) {
        return new Element(name).with(content);
    }

    static ContainerTag<?> words(String name, String words) {
        return element(name, text(words));
    }

    /** A number as SVG wants it, to a tenth of a pixel. */
    static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static final class Element extends ContainerTag<Element> {
        Element(String name) {
            super(name);
        }
    }
}
