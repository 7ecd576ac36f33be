package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of it, by what was asked: a record or a failure; neither means that it is missing. Not thread-safe. */
record Answers(Map<Asked, Served> served, Map<Asked, GovernanceException> failures) {
    Answers() {
        this(new HashMap<>(), new HashMap<>());
    }

    @Nullable
    Served served(Asked asked) {
        return served.get(asked);
    }

    @Nullable
    GovernanceException failure(Asked asked) {
        return failures.get(asked);
    }

    void add(Answers more) {
        served.putAll(more.served);
        failures.putAll(more.failures);
    }
}
