package dev.mlgovern.core.call;

import dev.mlgovern.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/** One call under way: what it is, when it began and when it has to end. Used by one thread at a time. */
final class Call {
    static final ExecutionAttribute<Call> ATTRIBUTE = new ExecutionAttribute<>("dev.mlgovern.call");

    /** The call whose next attempt this thread is about to send; the HTTP layer sees no execution attributes. */
    static final ThreadLocal<Call> SENDING = new ThreadLocal<>();

    private final Operation operation;
    private final Instant start;
    private final long startNanos;
    private final Duration limit;
    private final CallerCredentials.Had identity;
    private final @Nullable String label = CallContext.current().label().orElse(null);
    private int attempts;
    private Verdict verdict = Verdict.FINE;

    /** Begins now; what its credentials took is a part of it. */
    Call(Operation operation, Instant now, Duration limit, CallerCredentials.Had identity) {
        this.operation = operation;
        this.start = now.minusNanos(identity.nanos());
        this.startNanos = System.nanoTime() - identity.nanos();
        this.limit = limit;
        this.identity = identity;
    }

    /** What an answer says about the service, whatever it says about the request. */
    enum Verdict {
        FINE,
        THROTTLED,
        FAULT
    }

    /** What is called, and where. */
    record Operation(String service, String name, AccountId account, Region region) {
        String action() {
            return service + ":" + name;
        }

        boolean change() {
            return OperationKind.of(name) == OperationKind.CHANGE;
        }
    }

    Operation operation() {
        return operation;
    }

    Instant start() {
        return start;
    }

    /** What the work around it is called; its end may be heard of on a thread that knows nothing of it. */
    @Nullable
    String label() {
        return label;
    }

    /** What the call is signed with, if it came from its caller. */
    Optional<AwsCredentials> credentials() {
        return Optional.ofNullable(identity.credentials());
    }

    /** Why there is nothing to sign it with. */
    Optional<RuntimeException> failedIdentity() {
        return Optional.ofNullable(identity.failure());
    }

    Duration limit() {
        return limit;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Zero or less once the deadline is over. */
    Duration remaining() {
        return limit.minus(elapsed());
    }

    int attempts() {
        return attempts;
    }

    void sending() {
        attempts++;
        SENDING.set(this);
    }

    void judged(Verdict lastAnswer) {
        verdict = lastAnswer;
    }

    Verdict verdict() {
        return verdict;
    }
}
