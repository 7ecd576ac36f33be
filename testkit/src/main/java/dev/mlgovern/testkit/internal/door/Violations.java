package dev.mlgovern.testkit.internal.door;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What broke an API model, in the order it was seen. */
public final class Violations {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    void add(String violation) {
        seen.add(violation);
    }

    /** {@return all of them} */
    public List<String> all() {
        return List.copyOf(seen);
    }

    /** Forgets them: a test expected them. */
    public void clear() {
        seen.clear();
    }
}
