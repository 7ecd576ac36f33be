package dev.mlgovern.testkit.internal.service;

import dev.mlgovern.testkit.inference.InferenceHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the cloud gives each of its services. A service gets it in its constructor and asks it for peers only while it answers calls. */
public interface Cloud {
    /** {@return the only clock services may ask; tests move it} */
    Clock clock();

    /** {@return the knobs of this cloud} */
    Settings settings();

    /** {@return S3 as the other services see it} */
    ObjectStore objects();

    /** {@return KMS as the other services see it} */
    KeyStore keys();

    /** {@return ECR as the other services see it} */
    ImageStore images();

    /** {@return Glue's tables as the other services see them} */
    TableStore tables();

    /** {@return RAM as the other services see it} */
    ShareStore shares();

    /** {@return CloudWatch's metrics as the other services see them} */
    MetricStore metrics();

    /** {@return CloudWatch's logs as the other services see them} */
    LogStore logs();

    /**
     * Tells where an account is.
     *
     * @param accountId the account
     * @return its place in an organization
     */
    Membership membership(String accountId);

    /**
     * Finds the code that plays a container.
     *
     * @param imageUri the container's image
     * @return its handler
     */
    Optional<InferenceHandler> inference(String imageUri);

    /**
     * Lets a service act in a role that was passed to it, such as a model's execution role.
     *
     * @param roleArn the role
     * @param servicePrincipal the service, for example {@code sagemaker.amazonaws.com}
     * @return the session
     * @throws AwsError when there is no such role or it does not trust the service
     */
    Caller serviceRole(String roleArn, String servicePrincipal);

    /**
     * Evaluates all policies for an access.
     *
     * @param caller who wants it
     * @param region where it is wanted
     * @param access what is wanted
     * @throws AwsError an access-denied as AWS words it
     */
    void authorize(Caller caller, String region, Access access);

    /**
     * Tells whether Search and lists already show something.
     *
     * @param changed when it was made or changed
     * @return true when the lag has passed since
     */
    default boolean visible(Instant changed) {
        return !changed.plus(settings().lag()).isAfter(clock().instant());
    }
}
