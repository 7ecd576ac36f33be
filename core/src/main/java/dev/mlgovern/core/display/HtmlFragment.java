package dev.mlgovern.core.display;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Makes fragments that look alike and need nothing else. */
public final class HtmlFragment {
    private HtmlFragment() {}

    /**
     * A fragment with its style.
     *
     * @param content j2html escapes all text in it
     * @return HTML that is well-formed XML too
     */
    public static String of(DomContent... content) {
        return render(div(style(rawHtml(Stylesheet.TEXT))).with(content).withClass("mlgovern"));
    }

    static String note(String text) {
        return of(p(text).withClass("note"));
    }

    private static String render(DomContent content) {
        try {
            return content.render(FlatHtml.inMemory(Config.defaults().withEmptyTagsClosed(true)))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stylesheet {
        static final String TEXT = read();

        private static String read() {
            try (InputStream css = Objects.requireNonNull(HtmlFragment.class.getResourceAsStream("display.css"))) {
                return new String(css.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
