package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.events.EventsService;

/** An event bus as a platform team sets it up: without a policy, only its own account puts events on it. */
public final class EventBusSetup {
    private final EventsService events;
    private final String arn;

    EventBusSetup(EventsService events, String arn) {
        this.events = events;
        this.arn = arn;
    }

    /** {@return the bus's ARN} */
    public String arn() {
        return arn;
    }

    /**
     * Sets the bus's policy.
     *
     * @param json the policy document
     * @return this
     * @throws IllegalArgumentException when it is no policy
     */
    public EventBusSetup policy(String json) {
        events.policy(arn, json);
        return this;
    }
}
