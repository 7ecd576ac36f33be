package dev.mlgovern.core.access;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One cached session. Whoever comes in the last minutes renews it while all others go on with what is valid; if that
 * fails, so does everybody until the session really expires.
 */
final class RoleSession implements AwsCredentialsProvider {
    private static final Logger LOG = LoggerFactory.getLogger(RoleSession.class);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(5);

    private final RoleAssumption assumption;
    private final Clock clock;
    private final Duration patience;
    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicReference<@Nullable Session> held = new AtomicReference<>();
    private volatile Instant nextAttempt = Instant.MIN;
    private volatile @Nullable Refusal refusal;

    /** Opens within the patience, or fails. */
    RoleSession(RoleAssumption assumption, Clock clock, Duration patience) {
        this.assumption = assumption;
        this.clock = clock;
        this.patience = patience;
    }

    /** What STS gave. */
    record Session(AwsCredentials credentials, Instant renewal, Instant expiration, String principal) {
        static Session until(Instant expiration, AwsCredentials credentials, String principal) {
            return new Session(credentials, expiration.minus(EARLY), expiration, principal);
        }

        boolean validAt(Instant now) {
            return now.isBefore(expiration);
        }

        boolean freshAt(Instant now) {
            return now.isBefore(renewal);
        }

        @Override
        public String toString() {
            return principal + " until " + expiration;
        }
    }

    /** STS said no to whoever asked; those who waited meanwhile get the same answer. */
    private record Refusal(long atNanos, RoleNotAssumableException thrown) {}

    @Override
    public AwsCredentials resolveCredentials() {
        Session now = held.get();
        Instant time = clock.instant();
        if (now != null && now.freshAt(time)) {
            return now.credentials();
        }
        if (now != null && now.validAt(time)) {
            return renewed(now, time);
        }
        return CallContext.current().until(time.plus(patience)).call(this::opened);
    }

    private AwsCredentials renewed(Session old, Instant time) {
        if (time.isBefore(nextAttempt) || !renewing.tryLock()) {
            return old.credentials();
        }
        try {
            Session current = held.get();
            if (current != null && current.freshAt(time)) {
                return current.credentials();
            }
            nextAttempt = time.plus(BETWEEN_ATTEMPTS);
            CallContext shortly = CallContext.current().until(time.plus(LONGEST_RENEWAL));
            Session next = shortly.call(assumption::onceMore);
            held.set(next);
            return next.credentials();
        } catch (GovernanceException failed) {
            LOG.warn(
                    "the session of {} could not be renewed and is used until {}: {}",
                    assumption.roleArn(),
                    old.expiration(),
                    failed.getMessage());
            return old.credentials();
        } finally {
            renewing.unlock();
        }
    }

    private AwsCredentials opened() {
        long came = System.nanoTime();
        await();
        try {
            Session current = held.get();
            if (current != null && current.validAt(clock.instant())) {
                return current.credentials();
            }
            Refusal last = refusal;
            if (last != null && last.atNanos() - came > 0) {
                throw last.thrown();
            }
            Session next = assumption.assumed();
            held.set(next);
            return next.credentials();
        } catch (RoleNotAssumableException refused) {
            refusal = new Refusal(System.nanoTime(), refused);
            throw refused;
        } finally {
            renewing.unlock();
        }
    }

    private void await() {
        Duration left = CallContext.current()
                .deadline()
                .map(latest -> Duration.between(clock.instant(), latest))
                .orElse(patience);
        try {
            if (renewing.tryLock(left.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new UnavailableException(Failure.of(
                        "sts:AssumeRole", "no session of " + assumption.roleArn() + " before the deadline; call again")
                .in(assumption.account()));
    }

    String roleArn() {
        return assumption.roleArn();
    }

    Optional<String> principal() {
        Session now = held.get();
        return now == null ? Optional.empty() : Optional.of(now.principal());
    }

    /** Of many who were refused with the same credentials the first forgets them; what was opened since then stays. */
    void forget(AwsCredentials refused) {
        Session now = held.get();
        if (now != null && now.credentials() == refused) {
            held.compareAndSet(now, null);
        }
    }

    @Override
    public String toString() {
        return "session of " + assumption.roleArn();
    }
}
