package dev.mlgovern.core.call;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Makes AWS clients that keep the conventions: cost tags, deadline, one retry, pacing, translated errors, events. For
 * the platform; users get their clients from an account scope. Thread-safe.
 */
public final class CallPipeline implements AutoCloseable {
    /** As long as the SDK's own on average, but never at once: until then the pacer has slowed down for all. */
    private static final BackoffStrategy AFTER_A_THROTTLE =
            BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(600), Duration.ofSeconds(20));

    private final PipelineSettings settings;
    private final TagScheme scheme;
    private final ConcurrentMap<Guarded, SdkHttpClient> guards = new ConcurrentHashMap<>();
    private final ConcurrentMap<Paced, Pacer> pacers = new ConcurrentHashMap<>();

    private CallPipeline(PipelineSettings settings, TagScheme scheme) {
        this.settings = settings;
        this.scheme = scheme;
    }

    /**
     * A pipeline to be set up.
     *
     * @return a builder; everything is required
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How long a call may take, with what it takes to have its credentials.
     *
     * @return as the limits say
     */
    public Duration timeout() {
        return settings.limits().timeout();
    }

    /**
     * Makes a client. The caller closes it.
     *
     * @param builder of the service's client, as it came from the SDK
     * @param caller as whom its calls are made
     * @param region where they go
     * @param tags of everything it creates, before what the context and the request say
     * @param <B> the builder
     * @param <C> the client
     * @return the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, Caller caller, Region region, CostTags tags) {
        ClientFacts facts = new ClientFacts(caller, region);
        RetryStrategy retry = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(settings.limits().attempts())
                .throttlingBackoffStrategy(AFTER_A_THROTTLE)
                .build();
        C client = builder.region(region)
                .credentialsProvider(new CallerCredentials(caller))
                .httpClient(guards.computeIfAbsent(
                        new Guarded(caller.account(), region, builder.getClass()), key -> guarded(settings)))
                .overrideConfiguration(conventions(builder, facts, tags, retry))
                .build();
        facts.serves(client.serviceName());
        return client;
    }

    /**
     * Makes an asynchronous client. It tries nothing again and paces nothing: whoever has hundreds of calls under way does
     * both, for all of them together. The caller closes it.
     *
     * @param builder of the service's client, as it came from the SDK
     * @param caller as whom its calls are made
     * @param region where they go
     * @param tags of everything it creates, before what the context and the request say
     * @param <B> the builder
     * @param <C> the client
     * @return the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C asyncClient(
            B builder, Caller caller, Region region, CostTags tags) {
        ClientFacts facts = new ClientFacts(caller, region);
        C client = builder.region(region)
                .credentialsProvider(new CallerCredentials(caller))
                .httpClient(settings.asyncHttp())
                // the SDK would start threads for each client, and hand each answer over to one of them
                .asyncConfiguration(
                        a -> a.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(conventions(builder, facts, tags, AwsRetryStrategy.doNotRetry()))
                .build();
        facts.serves(client.serviceName());
        return client;
    }

    private ClientOverrideConfiguration conventions(
            AwsClientBuilder<?, ?> builder, ClientFacts facts, CostTags tags, RetryStrategy retry) {
        return builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(new CallInterceptor(settings, facts, new CostTagging(scheme, tags)))
                .apiCallTimeout(settings.limits().timeout())
                .scheduledExecutorService(settings.timeouts())
                .retryStrategy(retry)
                .build();
    }

    /**
     * The pace of one API.
     *
     * @param account whose quota it is
     * @param region where
     * @param action the API as IAM names it
     * @return the same each time; a new one that nobody else tells anything if pacing is switched off
     */
    public Pacer pacer(AccountId account, Region region, String action) {
        return settings.limits().pacing()
                ? pacers.computeIfAbsent(new Paced(account, region, action), key -> new Pacer())
                : new Pacer(false);
    }

    /** What AWS counts together. */
    private record Paced(AccountId account, Region region, String action) {}

    /** What AWS limits together, whoever calls. */
    private record Guarded(AccountId account, Region region, Class<?> service) {}

    /** Outermost first: wait for a turn, then for a place, then ask whether the service is worth asking. */
    private static SdkHttpClient guarded(PipelineSettings settings) {
        SdkHttpClient judged = new JudgedHttp(settings.http());
        SdkHttpClient broken = BreakerHttp.around(judged, settings.limits(), settings.clock());
        return PacedHttp.around(new BulkheadHttp(broken, settings.limits()), settings);
    }

    /** From here on every call of every client fails. Does not close the clients, nor the HTTP client. */
    @Override
    public void close() {
        settings.closed().set(true);
        settings.timeouts().shutdownNow();
    }

    /** Sets a pipeline up. Not thread-safe. */
    public static final class Builder {
        private final ImmutablePipelineSettings.Builder settings =
                ImmutablePipelineSettings.builder().closed(new AtomicBoolean());
        private TagScheme scheme = TagScheme.builder().build();

        private Builder() {}

        /**
         * What time it is, and how it passes.
         *
         * @param clock the clock
         * @param sleeper lets time pass on that clock
         * @return this
         */
        public Builder time(Clock clock, Sleeper sleeper) {
            settings.clock(clock).sleeper(sleeper);
            return this;
        }

        /**
         * How long calls may take and how many run at once.
         *
         * @param limits the limits
         * @return this
         */
        public Builder limits(CallLimits limits) {
            settings.limits(limits);
            return this;
        }

        /**
         * Who hears of each call.
         *
         * @param listeners called in this order
         * @return this
         */
        public Builder listeners(List<CallListener> listeners) {
            settings.listeners(listeners);
            return this;
        }

        /**
         * Whether changes are refused.
         *
         * @param on true to refuse them
         * @return this
         */
        public Builder readOnly(boolean on) {
            settings.readOnly(on);
            return this;
        }

        /**
         * What sends the requests.
         *
         * @param http shared by all clients, closed by whoever made it
         * @param asyncHttp shared by all asynchronous clients, closed by whoever made it
         * @return this
         */
        public Builder http(SdkHttpClient http, SdkAsyncHttpClient asyncHttp) {
            settings.http(http).asyncHttp(asyncHttp);
            return this;
        }

        /**
         * What tags have to keep to.
         *
         * @param tags the organization's scheme
         * @return this
         */
        public Builder scheme(TagScheme tags) {
            scheme = tags;
            return this;
        }

        /**
         * Ends.
         *
         * @return the pipeline
         */
        public CallPipeline build() {
            // the SDK would start five threads for each client
            ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(1, work -> {
                Thread thread = new Thread(work, "mlgovern-timeouts");
                thread.setDaemon(true);
                return thread;
            });
            timeouts.setRemoveOnCancelPolicy(true);
            // setting the timeout that is due next wakes the thread, for each call; with this one due before, it does
            // not
            ScheduledFuture<?> unused = timeouts.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
            return new CallPipeline(settings.timeouts(timeouts).build(), scheme);
        }
    }
}
