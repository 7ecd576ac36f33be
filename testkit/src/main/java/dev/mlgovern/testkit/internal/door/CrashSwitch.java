package dev.mlgovern.testkit.internal.door;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Kills the process that sends the n-th request from now, before the cloud sees it or after the cloud has answered it. */
public final class CrashSwitch {
    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();
    private final Supplier<Error> death;

    /**
     * Not armed.
     *
     * @param death makes what a dead process throws
     */
    public CrashSwitch(Supplier<Error> death) {
        this.death = death;
    }

    /**
     * Arms the switch.
     *
     * @param request which request from now, at least 1
     * @param after whether the cloud still does what was asked
     */
    public void arm(int request, boolean after) {
        armed.set(new Armed(new AtomicInteger(request), after));
    }

    /** Lets everyone live. */
    public void disarm() {
        armed.set(null);
    }

    /** Counts a request, and tells whether its sender dies after it; throws when it dies before, or is dead already. */
    boolean arrives(Client client) {
        client.mustLive(death);
        Armed now = armed.get();
        if (now == null || now.left().decrementAndGet() != 0) {
            return false;
        }
        armed.set(null);
        if (now.after()) {
            return true;
        }
        throw dies(client);
    }

    Error dies(Client client) {
        client.die();
        return death.get();
    }

    private record Armed(AtomicInteger left, boolean after) {}

    /** A process that calls the cloud. Once dead it stays dead. */
    static final class Client {
        private volatile boolean dead;

        void die() {
            dead = true;
        }

        void mustLive(Supplier<Error> death) {
            if (dead) {
                throw death.get();
            }
        }
    }
}
