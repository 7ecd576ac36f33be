package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A platform's credentials as the SDK asks for them before each call, while the session is fresh. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CachedResolve {
    private final MlPlatform platform;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;

    /** Opens a platform and gets the session. */
    public CachedResolve() {
        byte[] session = Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(12));
        StubAws sts = request -> StubAws.response(200, session);
        platform = Bank.platform().httpClient(sts).build();
        credentials = platform.in(Bank.DEV)
                .client(SageMakerClient::builder)
                .serviceClientConfiguration()
                .credentialsProvider();
    }

    /**
     * Asks for credentials.
     *
     * @return what is cached
     */
    @Benchmark
    public AwsCredentialsIdentity resolve() {
        return credentials.resolveIdentity().join();
    }

    /** Closes the platform. */
    @TearDown
    public void close() {
        platform.close();
    }
}
