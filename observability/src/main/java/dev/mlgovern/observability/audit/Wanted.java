package dev.mlgovern.observability.audit;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query that was checked.
 *
 * @param query as asked
 * @param accounts whose histories to read
 * @param since when it begins
 * @param until when it ends
 */
record Wanted(AuditQuery query, List<Account> accounts, Instant since, Instant until) {
    /** What the event history keeps: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html. */
    static final Duration KEPT = Duration.ofDays(90);

    static Wanted of(AuditQuery query, MlPlatform platform, List<String> problems) {
        Instant now = platform.clock().instant();
        Instant since = query.since().orElse(now.minus(KEPT));
        Instant until = query.until().orElse(now);
        if (since.isAfter(until)) {
            problems.add("since %s must not be after until %s".formatted(since, until));
        }
        List<Account> accounts = accounts(query, platform, problems);
        query.kinds().stream()
                .filter(AuditKind::onlyInStories)
                .forEach(kind -> problems.add("kinds has %s, which only a story can tell".formatted(kind)));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("audit", "%d problems of the query".formatted(problems.size())), problems);
        }
        return new Wanted(query, accounts, since, until);
    }

    private static List<Account> accounts(AuditQuery query, MlPlatform platform, List<String> problems) {
        List<Account> all = platform.topology().accounts();
        if (query.accounts().isEmpty()) {
            return all;
        }
        List<Account> asked = new ArrayList<>();
        for (AccountId id : Set.copyOf(query.accounts())) {
            all.stream()
                    .filter(account -> account.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(asked::add, () -> problems.add("account %s is not in the topology".formatted(id)));
        }
        return asked;
    }

    /** Also of the time: CloudTrail may give a little more than was asked. */
    boolean fits(AuditEvent event) {
        return !event.at().isBefore(since)
                && !event.at().isAfter(until)
                && (query.kinds().isEmpty()
                        ? event.kind() != AuditKind.SESSION
                        : query.kinds().contains(event.kind()))
                && query.actor()
                        .map(name -> Stream.concat(Stream.of(event.actor()), event.onBehalfOf().stream())
                                .anyMatch(name::equalsIgnoreCase))
                        .orElse(true)
                && query.resource().map(name -> names(event, name)).orElse(true);
    }

    private static boolean names(AuditEvent event, String name) {
        String end = name.toLowerCase(Locale.ROOT);
        return Stream.concat(event.subjects().stream(), event.sources().stream())
                .map(arn -> arn.toLowerCase(Locale.ROOT))
                .anyMatch(arn -> arn.equals(end) || arn.endsWith('/' + end) || arn.endsWith(':' + end));
    }

    /** The operations by which sessions begin, if they are asked for. */
    Set<String> sessions() {
        return query.kinds().contains(AuditKind.SESSION)
                ? Actions.operations(Set.of(AuditKind.SESSION)).orElseThrow()
                : Set.of();
    }

    /** The operations that may be of what is asked, if they can be told. */
    Optional<Set<String>> operations() {
        return query.kinds().isEmpty() ? Optional.empty() : Actions.operations(query.kinds());
    }
}
