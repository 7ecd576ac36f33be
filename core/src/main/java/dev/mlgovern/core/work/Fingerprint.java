package dev.mlgovern.core.work;

import java.util.function.Supplier;

/** What a source looked like when the plan was made. */
record Fingerprint(String what, Supplier<String> read, String planned) {
    static Fingerprint of(String what, Supplier<String> read) {
        return new Fingerprint(what, read, read.get());
    }

    boolean changed() {
        return !read.get().equals(planned);
    }
}
