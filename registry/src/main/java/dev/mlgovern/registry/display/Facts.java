package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Names and values of one thing, under each other. Not thread-safe. */
final class Facts {
    private record Fact(String name, Object value) {}

    private final String caption;
    private final List<Fact> facts = new ArrayList<>();

    Facts(String caption) {
        this.caption = caption;
    }

    Facts add(String name, Object value) {
        facts.add(new Fact(name, value));
        return this;
    }

    Facts addIfKnown(String name, Supplier<? extends Optional<?>> value) {
        value.get().ifPresent(known -> add(name, known));
        return this;
    }

    String html() {
        return HtmlTable.<Fact>of(caption)
                .text("", Fact::name)
                .code("", Fact::value)
                .htmlOf(facts);
    }
}
