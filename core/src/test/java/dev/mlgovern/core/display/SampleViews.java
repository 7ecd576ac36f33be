package dev.mlgovern.core.display;

import java.util.List;
import java.util.function.Function;

/** Views as somebody else's module has them. */
public final class SampleViews implements HtmlViews {
    /** For the service loader. */
    public SampleViews() {}

    /** A subtype with a view of its own. */
    static final class Special extends Shown {
        Special(String name) {
            super(name);
        }
    }

    /** Its view needs what is not there. */
    static final class Lacking {}

    private record View<T>(Class<T> type, Function<T, String> words) implements HtmlView<T> {
        @Override
        public String html(T value) {
            return words.apply(value);
        }
    }

    @Override
    public List<HtmlView<?>> views() {
        return List.of(
                new View<>(Special.class, special -> "special " + special.name),
                new View<>(Shown.class, shown -> "shown " + shown.name),
                new View<>(Lacking.class, lacking -> {
                    throw new NoClassDefFoundError("j2html/TagCreator");
                }));
    }
}
