package dev.mlgovern.core.work;

import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What all work stands on. */
record WorkSettings(Executor executor, int parallelism, Clock clock, Sleeper sleeper, RandomGenerator random) {
    Crew crew() {
        return new Crew(executor, parallelism);
    }
}
