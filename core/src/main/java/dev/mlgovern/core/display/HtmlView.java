package dev.mlgovern.core.display;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the values of one type look as HTML. What it gives is a whole fragment that needs nothing else: every value escaped, no
 * script, nothing to load, readable on a light and on a dark page; {@link HtmlFragment} and {@link HtmlTable} see to that.
 *
 * @param <T> whose values
 */
public interface HtmlView<T> {
    /**
     * Whose values.
     *
     * @return a class or an interface; the view is for its subtypes too, unless one has a view of its own
     */
    Class<T> type();

    /**
     * One value.
     *
     * @param value what to show
     * @return a fragment of HTML
     */
    String html(T value);

    /**
     * Several values, one below the other unless the view knows better, such as a table.
     *
     * @param values what to show, in order, at least one
     * @return a fragment of HTML
     */
    default String htmlOfAll(List<? extends T> values) {
        return values.stream().map(this::html).collect(Collectors.joining("\n"));
    }
}
