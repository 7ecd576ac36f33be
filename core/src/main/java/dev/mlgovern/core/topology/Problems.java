package dev.mlgovern.core.topology;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The problems found so far, each under the path of the value that has it. Not thread-safe. */
final class Problems {
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Map<String, String> inherited = new HashMap<>();

    void add(String path, String problem) {
        String at = origin(path);
        paths.add(at);
        texts.add(at.isEmpty() ? problem : at + ": " + problem);
    }

    /** Adds it unless the value is known to be wrong already: what follows from a wrong value is no news. */
    void check(boolean kept, String path, String problem) {
        if (!kept && !paths.contains(origin(path))) {
            add(path, problem);
        }
    }

    /** As {@link #check(boolean, String, String)}, for a message that takes a search. */
    void check(boolean kept, String path, Supplier<String> problem) {
        if (!kept) {
            check(false, path, problem.get());
        }
    }

    /** Makes problems of a value show where it was written. */
    void inherits(String path, String from) {
        inherited.put(path, from);
    }

    /** Whether a value or anything in it is known to be wrong. */
    boolean has(String path) {
        String at = origin(path);
        return paths.stream().anyMatch(p -> p.equals(at) || p.startsWith(at + ".") || p.startsWith(at + "["));
    }

    List<String> list() {
        return new ArrayList<>(texts);
    }

    void throwIfAny(String what) {
        if (!texts.isEmpty()) {
            String count = texts.size() == 1 ? "1 problem" : texts.size() + " problems";
            throw new InvalidRequestException(Failure.of("topology", "%s has %s".formatted(what, count)), list());
        }
    }

    private String origin(String path) {
        return inherited.getOrDefault(path, path);
    }
}
