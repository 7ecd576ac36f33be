package dev.mlgovern.observability;

import dev.mlgovern.testkit.FaultSetup;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** What can go wrong with a call that only reads. */
public final class FaultMatrix {
    /** A retry gets over these. */
    public static final Map<String, Consumer<FaultSetup>> PASSING = Map.of(
            "throttled", fault -> fault.times(1).throttled(),
            "server error", fault -> fault.times(1).serverError(),
            "unavailable", fault -> fault.times(1).unavailable(),
            "reset", fault -> fault.times(1).reset(),
            "lost answer", fault -> fault.times(1).lostAnswer(),
            "cut off", fault -> fault.times(1).resetMidBody(),
            "empty pages", FaultSetup::emptyPages,
            "slow", fault -> fault.times(1).slowOnClock(Duration.ofSeconds(5)));

    /** What is left of the account then is a line. */
    public static final Map<String, Consumer<FaultSetup>> LASTING = Map.of(
            "server error", FaultSetup::serverError,
            "malformed", FaultSetup::malformedBody,
            "denied", FaultSetup::denied,
            "expired", FaultSetup::expiredToken);

    private FaultMatrix() {}
}
