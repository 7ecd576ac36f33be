package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** That a share has a resource or a principal; it comes and goes while others look. */
final class Association {
    private final String entity;
    private final boolean principal;
    private final boolean external;
    private final double created;
    private State state = State.ASSOCIATING;
    private boolean waiting;
    private boolean failing;
    private boolean seen;

    Association(String entity, boolean principal, boolean external, double created) {
        this.entity = entity;
        this.principal = principal;
        this.external = external;
        this.created = created;
    }

    /** How far it is. */
    enum State {
        ASSOCIATING,
        ASSOCIATED,
        FAILED,
        DISASSOCIATING,
        DISASSOCIATED
    }

    String entity() {
        return entity;
    }

    boolean principal() {
        return principal;
    }

    State state() {
        return state;
    }

    boolean holds() {
        return state == State.ASSOCIATED;
    }

    /** {@return whether it holds or is about to} */
    boolean wanted() {
        return state == State.ASSOCIATED || state == State.ASSOCIATING;
    }

    /** Waits until an invitation is accepted. */
    void await() {
        waiting = true;
    }

    void accepted() {
        waiting = false;
        seen = false;
    }

    void fail() {
        failing = true;
    }

    void end() {
        state = State.DISASSOCIATING;
        seen = false;
    }

    /** What was under way when it was looked at is done at the next look. */
    void looked() {
        boolean moving = state == State.DISASSOCIATING || (state == State.ASSOCIATING && !waiting);
        if (!moving) {
            return;
        }
        if (!seen) {
            seen = true;
        } else if (state == State.DISASSOCIATING) {
            state = State.DISASSOCIATED;
        } else {
            state = failing ? State.FAILED : State.ASSOCIATED;
        }
    }

    ObjectNode document(Share share) {
        ObjectNode document = Wire.object("resourceShareArn", share.arn())
                .put("resourceShareName", share.name())
                .put("associatedEntity", entity)
                .put("associationType", principal ? "PRINCIPAL" : "RESOURCE")
                .put("status", state.name())
                .put("creationTime", created)
                .put("lastUpdatedTime", created)
                .put("external", external);
        return state == State.FAILED ? document.put("statusMessage", "LocalCloud was told so") : document;
    }
}
