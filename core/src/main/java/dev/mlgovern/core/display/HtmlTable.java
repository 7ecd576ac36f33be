package dev.mlgovern.core.display;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table, column by column; the first one names the row. Not thread-safe.
 *
 * @param <T> what a row is made from
 */
public final class HtmlTable<T> {
    private record Column<T>(String head, String style, Function<? super T, ? extends DomContent> cell) {}

    private final String caption;
    private final List<Column<T>> columns = new ArrayList<>();

    private HtmlTable(String caption) {
        this.caption = caption;
    }

    /**
     * A table without columns.
     *
     * @param caption what is in it
     * @param <T> what a row is made from
     * @return to be given columns
     */
    public static <T> HtmlTable<T> of(String caption) {
        return new HtmlTable<>(caption);
    }

    /**
     * Adds a column of words.
     *
     * @param head what is in it
     * @param value of a row; null and an empty {@link Optional} leave the cell empty
     * @return this
     */
    public HtmlTable<T> text(String head, Function<? super T, ? extends @Nullable Object> value) {
        return cell(head, "text", row -> TagCreator.text(words(value.apply(row))));
    }

    /**
     * Adds a column of names for machines, such as ARNs; they are broken anywhere when they are long.
     *
     * @param head what is in it
     * @param value of a row; null and an empty {@link Optional} leave the cell empty
     * @return this
     */
    public HtmlTable<T> code(String head, Function<? super T, ? extends @Nullable Object> value) {
        return cell(head, "code", row -> TagCreator.code(words(value.apply(row))));
    }

    /**
     * Adds a column of numbers.
     *
     * @param head what is in it
     * @param value of a row; 0 leaves the cell empty
     * @return this
     */
    public HtmlTable<T> number(String head, Function<? super T, Long> value) {
        return cell(head, "number", row -> TagCreator.text(number(value.apply(row))));
    }

    /**
     * Adds a column of lists.
     *
     * @param head what is in it
     * @param values of a row, a line each
     * @return this
     */
    public HtmlTable<T> lines(String head, Function<? super T, ? extends Collection<?>> values) {
        return cell(head, "lines", row -> ul(each(values.apply(row), line -> li(words(line)))));
    }

    /**
     * Adds a column of anything.
     *
     * @param head what is in it
     * @param style a CSS class of its cells
     * @param cell makes what is in a cell
     * @return this
     */
    public HtmlTable<T> cell(String head, String style, Function<? super T, ? extends DomContent> cell) {
        columns.add(new Column<>(head, style, cell));
        return this;
    }

    /**
     * The table, as a part of a fragment.
     *
     * @param rows in order
     * @return what {@link HtmlFragment#of} takes
     */
    public DomContent over(Collection<? extends T> rows) {
        DomContent body = tbody(each(rows, this::row));
        boolean heads = columns.stream().anyMatch(column -> !column.head().isEmpty());
        return div(heads ? table(caption(caption), heads(), body) : table(caption(caption), body))
                .withClass("wide");
    }

    private DomContent heads() {
        return thead(tr(each(
                columns, column -> th(column.head()).withClass(column.style()).attr("scope", "col"))));
    }

    /**
     * The table as a fragment.
     *
     * @param rows in order
     * @return HTML
     */
    public String htmlOf(Collection<? extends T> rows) {
        return HtmlFragment.of(over(rows));
    }

    private DomContent row(T row) {
        return tr(each(
                IntStream.range(0, columns.size()).boxed().toList(),
                i -> i == 0
                        ? th(columns.get(0).cell().apply(row))
                                .withClass(columns.get(0).style())
                                .attr("scope", "row")
                        : td(columns.get(i).cell().apply(row))
                                .withClass(columns.get(i).style())));
    }

    private static String number(long value) {
        return value == 0 ? "" : String.format(Locale.ROOT, "%,d", value);
    }

    private static String words(@Nullable Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.map(Object::toString).orElse("");
        }
        return value == null ? "" : value.toString();
    }
}
