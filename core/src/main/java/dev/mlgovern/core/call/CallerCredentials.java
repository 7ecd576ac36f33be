package dev.mlgovern.core.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * A caller's credentials, as the SDK asks for them. It does so before any interceptor of ours and outside the call's
 * timeout, so what that took and gave is kept for the call that follows on the same thread.
 */
record CallerCredentials(Caller caller) implements AwsCredentialsProvider {
    private static final ThreadLocal<Had> LATEST = new ThreadLocal<>();

    /** What the credentials of a call took, and what came of it: they, or a failure, or neither if not asked here. */
    record Had(
            long nanos,
            @Nullable AwsCredentials credentials,
            @Nullable RuntimeException failure) {
        private static final Had NOTHING = new Had(0, null, null);
    }

    /** For the call that begins on this thread. */
    static Had taken() {
        Had had = LATEST.get();
        LATEST.remove();
        return had == null ? Had.NOTHING : had;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return caller.credentials();
    }

    // the SDK would wrap what is thrown here into a text, but passes on what a future holds
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        long began = System.nanoTime();
        AwsCredentials credentials = null;
        RuntimeException failure = null;
        try {
            credentials = caller.credentials();
            return CompletableFuture.completedFuture(credentials);
        } catch (RuntimeException failed) {
            failure = failed;
            return CompletableFuture.failedFuture(failed);
        } finally {
            LATEST.set(new Had(System.nanoTime() - began, credentials, failure));
        }
    }

    @Override
    public String toString() {
        return "credentials of account " + caller.account();
    }
}
