package dev.mlgovern.core.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * A caller's credentials, as the SDK asks for them. It does so before any interceptor of ours and outside the call's
 * timeout, so what that took is kept for the call that follows on the same thread.
 */
record CallerCredentials(Caller caller, PipelineSettings settings) implements AwsCredentialsProvider {
    private static final ThreadLocal<Long> SPENT = new ThreadLocal<>();
    private static final long WORTH_KEEPING_NANOS = 1_000_000;

    static Duration spent() {
        Long nanos = SPENT.get();
        SPENT.remove();
        return nanos == null ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return caller.credentials();
    }

    // the SDK would wrap what is thrown here into a text, but passes on what a future holds
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        long began = System.nanoTime();
        try {
            CallContext within = CallContext.current()
                    .until(settings.clock().instant().plus(settings.limits().timeout()));
            return CompletableFuture.completedFuture(within.call(caller::credentials));
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        } finally {
            long nanos = System.nanoTime() - began;
            if (nanos > WORTH_KEEPING_NANOS) {
                SPENT.set(nanos);
            }
        }
    }

    @Override
    public String toString() {
        return "credentials of account " + caller.account();
    }
}
