package dev.mlgovern.core.display;

import dev.mlgovern.core.work.Pages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values as HTML, by the views that are on the class path. Views are looked up anew each time, since the class path of a notebook
 * grows. Thread-safe.
 */
public final class Display {
    /** How many items of a listing are shown: {@value}. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Display.class);

    private final List<HtmlView<?>> views;

    private Display(List<HtmlView<?>> views) {
        this.views = views;
    }

    /**
     * A value as HTML. A collection, {@link Pages} or an {@link Optional} is shown if what is in it can be; of {@code Pages} and
     * collections the first {@value #MOST} items, which is what is fetched.
     *
     * @param value anything
     * @return a fragment of HTML; empty if there is no view of it, or j2html or what else the view needs is not there
     */
    public static Optional<String> html(@Nullable Object value) {
        try {
            return new Display(find()).of(value);
        } catch (LinkageError | ServiceConfigurationError e) {
            LOG.warn("{} is shown as text, its view could not be loaded", typeOf(value), e);
            return Optional.empty();
        }
    }

    private static List<HtmlView<?>> find() {
        return ServiceLoader.load(HtmlViews.class, Display.class.getClassLoader()).stream()
                .<HtmlView<?>>flatMap(provider -> provider.get().views().stream())
                .toList();
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }

    private Optional<String> of(@Nullable Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.flatMap(this::of);
        }
        if (value instanceof Collection<?> items) {
            return ofAll(items.stream());
        }
        if (value instanceof Pages<?> items) {
            return ofAll(items.stream());
        }
        return value == null ? Optional.empty() : view(value).map(view -> one(view, value));
    }

    private Optional<String> ofAll(Stream<?> items) {
        List<Object> some = new ArrayList<>();
        items.limit(MOST + 1L).forEach(some::add);
        if (some.isEmpty() || some.get(0) == null) {
            return Optional.empty();
        }
        boolean more = some.size() > MOST;
        List<Object> shown = some.subList(0, Math.min(MOST, some.size()));
        return view(some.get(0))
                .filter(view -> shown.stream().allMatch(view.type()::isInstance))
                .map(view -> all(view, shown)
                        + (more ? HtmlFragment.note("There are more: these are the first " + MOST) : ""));
    }

    /** The view of the most special type. */
    private Optional<HtmlView<?>> view(Object value) {
        return views.stream()
                .filter(view -> view.type().isInstance(value))
                .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one);
    }

    private static <T> String one(HtmlView<T> view, Object value) {
        return view.html(view.type().cast(value));
    }

    private static <T> String all(HtmlView<T> view, List<Object> values) {
        return view.htmlOfAll(values.stream().map(view.type()::cast).toList());
    }
}
