package dev.mlgovern.core;

import dev.mlgovern.core.access.RoleSessions;
import dev.mlgovern.core.access.SessionSettings;
import dev.mlgovern.core.call.CallPipeline;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.RoleAccess;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Work;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** What all views of one platform share, and what closing it closes. */
final class Resources implements AutoCloseable {
    private final Topology topology;
    private final Clock clock;
    private final Map<String, String> sessionTags;
    private final boolean sourceIdentity;
    private final SharedHttp http;
    private final SharedAsyncHttp asyncHttp;
    private final CallPipeline pipeline;
    private final RoleSessions sessions;
    private final ExecutorService threads = Executors.newCachedThreadPool(Resources::helper);
    private final Work work;
    private final ClientCache clients = new ClientCache();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable DefaultCredentialsProvider ownCredentials;

    private Resources(PlatformBuilder from, Topology topology) {
        this.topology = topology;
        this.clock = from.clock;
        this.sessionTags = Map.copyOf(from.sessionTags);
        this.sourceIdentity = from.sourceIdentity;
        this.http = new SharedHttp(from.http);
        this.asyncHttp = new SharedAsyncHttp(from.asyncHttp, http);
        AwsCredentialsProvider base = from.credentials;
        if (base == null) {
            DefaultCredentialsProvider chain =
                    DefaultCredentialsProvider.builder().build();
            this.ownCredentials = chain;
            base = chain;
        } else {
            this.ownCredentials = null;
        }
        this.pipeline = CallPipeline.builder()
                .time(from.clock, from.sleeper)
                .limits(from.limits)
                .listeners(from.listeners)
                .readOnly(from.readOnly)
                .http(http, asyncHttp)
                .scheme(topology.tags())
                .build();
        this.sessions = RoleSessions.over(pipeline, topology.regions().get(0), base, from.clock);
        this.work = Work.builder()
                .executor(threads)
                .parallelism(from.parallelism)
                .clock(from.clock)
                .sleeper(from.sleeper)
                .build();
    }

    private static Thread helper(Runnable task) {
        Thread thread = new Thread(task, "mlgovern-work");
        thread.setDaemon(true);
        return thread;
    }

    static Resources open(PlatformBuilder from, Topology topology) {
        return new Resources(from, topology);
    }

    Topology topology() {
        return topology;
    }

    Clock clock() {
        return clock;
    }

    CallPipeline pipeline() {
        return pipeline;
    }

    ClientCache clients() {
        return clients;
    }

    void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the platform is closed");
        }
    }

    Caller caller(Account account, String actor, @Nullable String policy) {
        RoleAccess access = account.access();
        SessionSettings.Builder settings = SessionSettings.builder()
                .roleArn(access.roleArn())
                .actor(actor)
                .duration(access.session())
                .tags(sessionTags)
                .sourceIdentity(sourceIdentity);
        access.externalId().ifPresent(settings::externalId);
        access.via().ifPresent(settings::via);
        if (policy != null) {
            settings.policy(policy);
        }
        return sessions.in(account.id(), settings.build());
    }

    /** What the topology says of everything in an account; what is missing has to come with the work. */
    CostTags tags(Account account) {
        return topology.tagsOf(account);
    }

    Work work() {
        return work;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.shutdownNow();
            pipeline.close();
            clients.close();
            sessions.close();
            asyncHttp.closeOwn();
            http.closeOwn();
            if (ownCredentials != null) {
                ownCredentials.close();
            }
        }
    }
}
