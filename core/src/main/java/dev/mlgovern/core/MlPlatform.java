package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallLimits;
import dev.mlgovern.core.call.CallListener;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.core.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * The session over all accounts of an organization: who is who, how to get in, and what holds for every call.
 *
 * <pre>{@code
 * try (MlPlatform platform = MlPlatform.builder()
 *         .topology(TopologySource.yaml(Path.of("mlgovern.yaml")))
 *         .actor("ines")
 *         .build()) {
 *     Account registry = platform.topology().only(AccountRole.ML_SHARED_SERVICES);
 *     SageMakerClient sagemaker = platform.in(registry.id()).client(SageMakerClient::builder);
 * }
 * }</pre>
 *
 * <p>Thread-safe; one per process is enough. It owns every client and connection that it made, and {@link #close}
 * closes them. Calls {@code sts:AssumeRole} and {@code sts:GetCallerIdentity}.
 */
public interface MlPlatform extends AutoCloseable {
    /**
     * Opens the platform of an organization, as the operating system's user, with AWS's default credential chain, which
     * is only used to assume the accounts' roles.
     *
     * @param yaml the topology: see {@link TopologySource}
     * @return the platform
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the topology, if there is one
     */
    static MlPlatform open(Path yaml) {
        return builder().topology(TopologySource.yaml(yaml)).build();
    }

    /**
     * A platform to be set up.
     *
     * @return a builder; only the topology is required
     */
    static Builder builder() {
        return new PlatformBuilder();
    }

    /**
     * The organization.
     *
     * @return as it was when the platform was opened
     */
    Topology topology();

    /**
     * An account in its home region.
     *
     * @param account its id
     * @return where its clients come from
     * @throws dev.mlgovern.core.error.InvalidRequestException if the topology does not know it
     */
    AccountScope in(AccountId account);

    /**
     * Plans, waiting and fan-out over this platform's threads and clock.
     *
     * @return the same for all
     */
    Work work();

    /**
     * What time it is.
     *
     * @return the clock of everything in this platform
     */
    Clock clock();

    /**
     * Who acts; CloudTrail shows it as session name and source identity of every role session.
     *
     * @return such as {@code ines}
     */
    String actor();

    /**
     * This platform with someone else acting, such as the officer for whom a service approves. It has role sessions of
     * its own and shares everything else. Of the sessions and clients of all who act, the 512 used last are kept.
     *
     * @param actor who acts from here on
     * @return a view; closing it does nothing, and it ends with this platform
     */
    MlPlatform as(String actor);

    /** Closes what the platform opened. What is used afterwards throws {@link IllegalStateException}. */
    @Override
    void close();

    /** Sets a platform up. Not thread-safe. */
    interface Builder {
        /**
         * Where the organization is described; required.
         *
         * @param source loaded once, by {@link #build}
         * @return this
         */
        Builder topology(TopologySource source);

        /**
         * The credentials that assume the accounts' roles; AWS's default chain unless set.
         *
         * @param base not closed by the platform
         * @return this
         */
        Builder credentials(AwsCredentialsProvider base);

        /**
         * The HTTP client of all AWS clients; one of the platform's own unless set.
         *
         * @param shared not closed by the platform
         * @return this
         */
        Builder httpClient(SdkHttpClient shared);

        /**
         * The HTTP client of work that has hundreds of requests under way at once, such as loading records. Unless set,
         * and unless {@link #httpClient} is, it is the one on the class path, AWS's CRT client before others
         * ({@code software.amazon.awssdk:aws-crt-client}); with none there, the synchronous one does it on 64 threads.
         *
         * @param shared not closed by the platform
         * @return this
         */
        Builder asyncHttpClient(SdkAsyncHttpClient shared);

        /**
         * Who acts; the name of the operating system's user unless set.
         *
         * @param name such as {@code ines}; what STS does not allow in a session name becomes a hyphen there
         * @return this
         */
        Builder actor(String name);

        /**
         * Adds a session tag to every role session; the roles' trust policies must allow {@code sts:TagSession} then.
         *
         * @param key at most 128 characters
         * @param value at most 256 characters
         * @return this
         */
        Builder putSessionTag(String key, String value);

        /**
         * Whether role sessions carry the actor as source identity, which stays with them through chained roles.
         *
         * @param on true unless set; the roles' trust policies must allow {@code sts:SetSourceIdentity} then
         * @return this
         */
        Builder sourceIdentity(boolean on);

        /**
         * Adds someone who hears of every AWS call.
         *
         * @param listener called on the thread of the call
         * @return this
         */
        Builder addListener(CallListener listener);

        /**
         * Whether every change is refused before it leaves this process.
         *
         * @param on false unless set
         * @return this
         */
        Builder readOnly(boolean on);

        /**
         * Whether to refuse to open while a logger of the AWS SDK or of its HTTP client is at DEBUG, since those print
         * session tokens, external ids and data.
         *
         * @param on false unless set: it is warned of them then
         * @return this
         */
        Builder loudLoggersRefused(boolean on);

        /**
         * How long calls may take and how many run at once.
         *
         * @param limits {@link CallLimits#defaults()} unless set
         * @return this
         */
        Builder limits(CallLimits limits);

        /**
         * How many steps of a plan are worked on at once, and for how many things at once the same is done.
         *
         * @param most at least 1, which leaves all work to the caller's thread but for copies of many objects or parts; 8
         *     unless set
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        Builder parallelism(int most);

        /**
         * What time it is.
         *
         * @param clock the system's unless set
         * @return this
         */
        Builder clock(Clock clock);

        /**
         * How to pause.
         *
         * @param sleeper {@link Sleeper#real()} unless set
         * @return this
         */
        Builder sleeper(Sleeper sleeper);

        /**
         * Loads the topology and opens the platform; calls nothing in AWS unless the source does.
         *
         * @return the platform
         * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the topology, if there is one, or
         *     with every logger that prints secrets, if those are refused
         */
        MlPlatform build();
    }
}
