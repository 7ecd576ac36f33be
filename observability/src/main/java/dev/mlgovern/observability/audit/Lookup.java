package dev.mlgovern.observability.audit;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.call.Pacer;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * Looks up the events of one account and Region, newest first, by one attribute, no faster than CloudTrail allows.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
 */
final class Lookup {
    private static final String ACTION = "cloudtrail:LookupEvents";
    /** Two are allowed; somewhat below it, since CloudTrail's seconds are not ours. */
    private static final double A_SECOND = 1.9;

    private static final int PAGE = 50;
    private static final double NANOS = 1e9;

    private final MlPlatform platform;
    private final AccountScope scope;
    private final Pacer pacer;

    Lookup(MlPlatform platform, AccountScope scope) {
        this.platform = platform;
        this.scope = scope;
        this.pacer = scope.pacer(ACTION).atMost(A_SECOND);
    }

    AccountId account() {
        return scope.account().id();
    }

    Pages<AuditEvent> events(LookupAttribute attribute, Wanted wanted) {
        return Pages.of(token -> {
            awaitTurn();
            LookupEventsResponse page = scope.client(CloudTrailClient::builder)
                    .lookupEvents(r -> r.lookupAttributes(attribute)
                            .startTime(wanted.since())
                            .endTime(wanted.until())
                            .maxResults(PAGE)
                            .nextToken(token));
            return new Pages.Page<>(
                    page.events().stream()
                            .map(this::event)
                            .flatMap(Optional::stream)
                            .toList(),
                    page.nextToken());
        });
    }

    private Optional<AuditEvent> event(Event event) {
        Json record = Json.parse(event.cloudTrailEvent());
        return TrailRecord.read(record, record.get("userIdentity"), account());
    }

    private void awaitTurn() {
        try {
            for (double pause = pacer.turn(now()); pause > 0; pause = pacer.turn(now())) {
                Duration time = Duration.ofNanos((long) (pause * NANOS));
                Instant then = platform.clock().instant().plus(time);
                if (CallContext.current().deadline().filter(then::isAfter).isPresent()) {
                    throw unavailable("its turn would come after the deadline; ask for less, or give it more time");
                }
                platform.work().pause(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the thread was interrupted while it waited for its turn");
        }
    }

    private UnavailableException unavailable(String why) {
        return new UnavailableException(Failure.of(ACTION, why).in(account()));
    }

    private double now() {
        Instant instant = platform.clock().instant();
        return instant.getEpochSecond() + instant.getNano() / NANOS;
    }
}
