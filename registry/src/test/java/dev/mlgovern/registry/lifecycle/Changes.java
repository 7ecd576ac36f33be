package dev.mlgovern.registry.lifecycle;

import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.call.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What a platform changed, as its own events tell. */
final class Changes implements CallListener {
    private static final Pattern READS =
            Pattern.compile("(Assume|Batch(Describe|Get)|Describe|Get|Head|Invoke|List|Query)[A-Z].*");

    private final List<String> names = new CopyOnWriteArrayList<>();

    @Override
    public void called(CallEvent event) {
        if (!READS.matcher(event.operation()).matches()) {
            names.add(event.operation());
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    void clear() {
        names.clear();
    }
}
