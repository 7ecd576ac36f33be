package dev.mlgovern.examples.report;

import dev.mlgovern.core.work.Plan;
import dev.mlgovern.registry.display.LineagePicture;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run. Immutable.
 *
 * @param title what was achieved
 * @param lead one paragraph that says it
 * @param facts the few numbers that matter, by name, in order
 * @param accounts the columns, in order
 * @param steps what happened, in order
 * @param plan what the promotion was going to do, before it did
 * @param lineage where the model came from and went to
 * @param tagged every resource that was made and its cost tags
 * @param digests the same bytes at every place they were read
 * @param history what happened to the version, a value that the library has a view of
 * @param costPage what the month cost, a page of its own
 */
public record RunReport(
        String title,
        String lead,
        Map<String, String> facts,
        List<Lane> accounts,
        List<Event> steps,
        Plan<?> plan,
        LineagePicture lineage,
        List<Tagged> tagged,
        List<Digest> digests,
        Object history,
        String costPage) {

    /**
     * One account. Immutable.
     *
     * @param id twelve digits
     * @param name what people call it
     * @param purpose what it is for
     * @param reads calls that changed nothing
     * @param changes calls that changed something
     */
    public record Lane(String id, String name, String purpose, int reads, int changes) {}

    /**
     * One thing that happened. Immutable.
     *
     * @param account where
     * @param from another account that it reached into or came from; the same as {@code account} if none
     * @param actor who did it
     * @param title what
     * @param details more of it, a line each
     */
    public record Event(String account, String from, String actor, String title, List<String> details) {}

    /**
     * One resource. Immutable.
     *
     * @param account where it is
     * @param resource its kind and name
     * @param tags value by key
     */
    public record Tagged(String account, String resource, Map<String, String> tags) {}

    /**
     * Bytes at one place. Immutable.
     *
     * @param account where
     * @param place what was read there
     * @param sha256 of what was read
     */
    public record Digest(String account, String place, String sha256) {}
}
