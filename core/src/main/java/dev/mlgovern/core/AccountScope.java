package dev.mlgovern.core;

import dev.mlgovern.core.call.Pacer;
import dev.mlgovern.core.topology.Account;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/**
 * One account in one region: where AWS clients come from. Immutable, thread-safe and cheap.
 *
 * <pre>{@code
 * SageMakerClient sagemaker = platform.in(account).client(SageMakerClient::builder);
 * }</pre>
 *
 * <p>Its clients act as the account's role, tag what they create, keep to a deadline, pace themselves, tell the
 * platform's listeners of every call, and throw the exceptions of {@link dev.mlgovern.core.error}. Before the first
 * change in an account they ask {@code sts:GetCallerIdentity} whether it is that account.
 */
public interface AccountScope {
    /**
     * The account.
     *
     * @return as the topology describes it
     */
    Account account();

    /**
     * The region.
     *
     * @return the account's home region, unless another one was chosen
     */
    Region region();

    /**
     * The same account in another region.
     *
     * @param region where to act
     * @return a scope that shares everything with this one
     */
    AccountScope in(Region region);

    /**
     * The same scope with less rights: what a session policy does not allow is denied, whatever the role may.
     *
     * @param sessionPolicy a policy document
     * @return a scope with a role session and clients of its own
     */
    AccountScope narrowedTo(String sessionPolicy);

    /**
     * Makes sure that the role leads into that account, which the first change would do otherwise. Once for each account
     * and role: whoever else acts in it afterwards is not asked about again.
     *
     * @throws dev.mlgovern.core.error.WrongAccountException if the credentials are another account's
     * @throws dev.mlgovern.core.error.RoleNotAssumableException if the role cannot be assumed
     * @throws IllegalStateException if the platform is closed
     */
    void confirm();

    /**
     * The AWS client for a service in this account and region, made at the first call and shared from then on. It
     * belongs to the platform: never close it. It may be kept; the platform itself keeps the 512 used last.
     *
     * @param builder gives a new builder of the service's client, such as {@code SageMakerClient::builder}
     * @param <B> the builder
     * @param <C> the client
     * @return the one client of this account, region and service
     * @throws IllegalStateException if the platform is closed
     */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder);

    /**
     * The asynchronous AWS client for a service, for work that has hundreds of calls under way at once and decides itself
     * what to try again and when: its calls are sent once, unpaced, and fail with the exceptions of
     * {@link dev.mlgovern.core.error}. Everything else is as with {@link #client}. A call may block until credentials
     * are there. Futures complete on threads of the HTTP client, which must not be held up. A call that is not answered
     * in time fails with the SDK's own {@code ApiCallTimeoutException}, and listeners do not hear of it, since the SDK tells
     * nobody.
     *
     * @param builder gives a new builder of the service's client, such as {@code SageMakerAsyncClient::builder}
     * @param <B> the builder
     * @param <C> the client
     * @return the one client of this account, region and service
     * @throws IllegalStateException if the platform is closed
     */
    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C asyncClient(
            Supplier<B> builder);

    /**
     * The rate at which AWS lets the calls of one API through, learnt from its throttles. Whoever sends many calls of an
     * {@link #asyncClient} takes turns with it, and tells it what came of them.
     *
     * @param action the API as IAM names it ({@code sagemaker:PutRecord})
     * @return the same for all in this platform who call it in this account and region; one that never waits if pacing is
     *     switched off
     */
    Pacer pacer(String action);
}
