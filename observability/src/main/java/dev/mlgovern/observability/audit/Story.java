package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** What happened to a model version, oldest first: decisions, copies, deployments. Immutable. */
@Value.Immutable
public abstract class Story {
    Story() {}

    /**
     * Whose story it is.
     *
     * @return the ARN that was asked for
     */
    public abstract String version();

    /**
     * The version and its copies.
     *
     * @return ARNs, the first one made first
     */
    public abstract List<String> versions();

    /**
     * The endpoints that serve it or have served it, which is where its cost arises.
     *
     * @return ARNs, in the order of deployment
     */
    public abstract List<String> endpoints();

    /**
     * What happened.
     *
     * @return oldest first
     */
    public abstract List<AuditEvent> events();

    /**
     * The accounts that could not be asked: what happened there may be missing.
     *
     * @return by account; empty if all went well
     */
    public abstract Map<AccountId, GovernanceException> failures();

    static ImmutableStory.Builder builder() {
        return ImmutableStory.builder();
    }

    /** A line for each event. */
    @Override
    public String toString() {
        Stream<String> head = Stream.of("%s: %d events".formatted(version(), events().size()));
        Stream<String> told = events().stream().map(AuditEvent::toString);
        Stream<String> failed = failures().values().stream().map(failure -> "not read: " + failure.getMessage());
        return Stream.concat(head, Stream.concat(told, failed).map("  "::concat))
                .collect(Collectors.joining("\n"));
    }
}
