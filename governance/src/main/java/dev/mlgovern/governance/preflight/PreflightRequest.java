package dev.mlgovern.governance.preflight;

import java.util.Optional;
import org.immutables.value.Value;

/** What to look at. Immutable. */
@Value.Immutable
public abstract class PreflightRequest {
    PreflightRequest() {}

    /**
     * Whose work.
     *
     * @return a team's name; empty for all teams and all accounts
     */
    public abstract Optional<String> team();

    /**
     * The event bus of the central account that the teams' development accounts send events to.
     *
     * @return its name; empty if there is none to look at
     */
    public abstract Optional<String> eventBus();

    /**
     * An empty builder, which builds a look at everything but event buses.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutablePreflightRequest.builder();
    }

    /** Builds {@link PreflightRequest}. Not thread-safe. */
    public interface Builder {
        /**
         * Looks only at what one team's work needs.
         *
         * @param name of a team of the topology
         * @return this
         */
        Builder team(String name);

        /**
         * Looks at an event bus of the central account too.
         *
         * @param name its name
         * @return this
         */
        Builder eventBus(String name);

        /**
         * Ends it.
         *
         * @return the request
         */
        PreflightRequest build();
    }
}
