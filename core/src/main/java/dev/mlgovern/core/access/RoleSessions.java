package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallPipeline;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.internal.Recent;
import dev.mlgovern.core.tag.CostTags;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The role sessions of a platform: one for each set of settings, whatever the number of threads and clients, over one
 * STS client. The 512 used last are kept. For the platform; users get clients that act in them from an account scope. Thread-safe.
 *
 * <p>Calls {@code sts:AssumeRole} and {@code sts:GetCallerIdentity}. It never falls back to other credentials than those
 * it was told to use.
 */
public final class RoleSessions implements AutoCloseable {
    private static final int MOST = 512;

    private final CallPipeline pipeline;
    private final Region region;
    private final Clock clock;
    private final StsCaller stsCaller;
    private final AccountCheck check;
    private final Recent<SessionSettings, RoleSession> sessions = new Recent<>(MOST);
    private @Nullable StsClient sts;

    private RoleSessions(CallPipeline pipeline, Region region, AwsCredentialsProvider base, Clock clock) {
        this.pipeline = pipeline;
        this.region = region;
        this.clock = clock;
        this.stsCaller = new StsCaller(base);
        this.check = new AccountCheck(this::sts, stsCaller);
    }

    /**
     * Sessions to be opened; calls nothing yet.
     *
     * @param pipeline makes the STS client
     * @param region whose STS is asked
     * @param base what assumes the roles; not closed here
     * @param clock says when a session expires
     * @return none opened yet
     */
    public static RoleSessions over(CallPipeline pipeline, Region region, AwsCredentialsProvider base, Clock clock) {
        return new RoleSessions(pipeline, region, base, clock);
    }

    /**
     * Someone who acts in an account through a role.
     *
     * @param account the account
     * @param settings the role and what goes with it
     * @return callers with the same settings share one session
     */
    public Caller in(AccountId account, SessionSettings settings) {
        return new RoleCaller(account, session(settings), check);
    }

    private RoleSession session(SessionSettings settings) {
        return sessions.get(settings, () -> {
            RoleSession source =
                    settings.via().map(arn -> session(first(settings, arn))).orElse(null);
            return new RoleSession(
                    new RoleAssumption(settings, this::sts, stsCaller, source), clock, pipeline.timeout());
        });
    }

    private static SessionSettings first(SessionSettings settings, String via) {
        return SessionSettings.builder()
                .roleArn(via)
                .actor(settings.actor())
                .sourceIdentity(settings.sourceIdentity())
                .build();
    }

    private synchronized StsClient sts() {
        StsClient open = sts;
        if (open == null) {
            open = pipeline.client(StsClient.builder(), stsCaller, region, CostTags.NONE);
            sts = open;
        }
        return open;
    }

    /** Closes the STS client. */
    @Override
    public synchronized void close() {
        if (sts != null) {
            sts.close();
        }
    }
}
