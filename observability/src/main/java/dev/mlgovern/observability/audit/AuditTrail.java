package dev.mlgovern.observability.audit;

import java.util.function.Consumer;

/**
 * Who did what, over all accounts. Thread-safe.
 *
 * <pre>{@code
 * for (AuditEvent event : observability.audit().events(q -> q.addKinds(AuditKind.DECISION, AuditKind.POLICY_CHANGE))) {
 *     System.out.println(event);
 * }
 * System.out.println(observability.audit().story(version));
 * }</pre>
 *
 * <p>Only changes are told, and sessions if they are asked for; what is done to the data itself (records, objects, predictions) is in no
 * event history. An event comes into the history some minutes after it happened.
 */
public interface AuditTrail {
    /**
     * Finds events.
     *
     * @param query what to look for
     * @return the events, newest first; nothing is called until they are read
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the query, if there is one
     */
    AuditEvents events(AuditQuery query);

    /**
     * As {@link #events(AuditQuery)}.
     *
     * @param query fills it in
     * @return the events
     */
    default AuditEvents events(Consumer<? super AuditQuery.Builder> query) {
        AuditQuery.Builder builder = AuditQuery.builder();
        query.accept(builder);
        return events(builder.build());
    }

    /**
     * Tells the story of a model version: how it was made and decided on, its copies, where it was deployed, what replaced it there. It is
     * told from any of its copies, and reads every change of all accounts that were not left out.
     *
     * @param version ARN of the version, in any account
     * @param where fills in accounts, Regions and times; kinds, actor and resource have to stay empty
     * @return the story as far as events tell it; empty if no event names the version
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is no ARN of a model version, or with every problem of the query
     */
    Story story(String version, Consumer<? super AuditQuery.Builder> where);

    /**
     * As {@link #story(String, Consumer)}, over the last 90 days of all accounts.
     *
     * @param version ARN of the version, in any account
     * @return the story
     */
    default Story story(String version) {
        return story(version, q -> {});
    }
}
