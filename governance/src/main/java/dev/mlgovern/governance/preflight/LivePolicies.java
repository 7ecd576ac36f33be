package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The kinds of policies that are looked at, each read and written as the owner's role. */
final class LivePolicies {
    private LivePolicies() {}

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    static LivePolicy bucket(AccountScope scope, String name) {
        String owner = scope.account().id().value();
        return new LivePolicy(
                scope,
                new LivePolicy.Facts(
                        "policy of bucket " + name, name, "s3:GetBucketPolicy", "s3:PutBucketPolicy", 20 * 1024),
                () -> twice(() -> scope.client(S3Client::builder)
                        .getBucketPolicy(r -> r.bucket(name).expectedBucketOwner(owner))
                        .policy()),
                json -> scope.client(S3Client::builder)
                        .putBucketPolicy(r -> r.bucket(name).policy(json).expectedBucketOwner(owner)));
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
    static LivePolicy key(AccountScope scope, String arn) {
        return new LivePolicy(
                scope,
                new LivePolicy.Facts("policy of key " + arn, arn, "kms:GetKeyPolicy", "kms:PutKeyPolicy", 32 * 1024),
                () -> scope.client(KmsClient::builder)
                        .getKeyPolicy(r -> r.keyId(arn).policyName("default"))
                        .policy(),
                json -> scope.client(KmsClient::builder)
                        .putKeyPolicy(r -> r.keyId(arn).policyName("default").policy(json)));
    }

    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
    static LivePolicy repository(AccountScope scope, String name) {
        String arn = Wants.arn("ecr", scope.account(), "repository/" + name);
        return new LivePolicy(
                scope,
                new LivePolicy.Facts(
                        "policy of repository " + name,
                        arn,
                        "ecr:GetRepositoryPolicy",
                        "ecr:SetRepositoryPolicy",
                        10240),
                () -> scope.client(EcrClient::builder)
                        .getRepositoryPolicy(r -> r.repositoryName(name))
                        .policyText(),
                json -> scope.client(EcrClient::builder)
                        .setRepositoryPolicy(r -> r.repositoryName(name).policyText(json)));
    }

    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html
    static LivePolicy group(AccountScope scope, String name) {
        String arn = Wants.arn("sagemaker", scope.account(), "model-package-group/" + name);
        return new LivePolicy(
                scope,
                new LivePolicy.Facts(
                        "policy of group " + name,
                        arn,
                        "sagemaker:GetModelPackageGroupPolicy",
                        "sagemaker:PutModelPackageGroupPolicy",
                        20480),
                () -> scope.client(SageMakerClient::builder)
                        .getModelPackageGroupPolicy(r -> r.modelPackageGroupName(name))
                        .resourcePolicy(),
                json -> scope.client(SageMakerClient::builder)
                        .putModelPackageGroupPolicy(
                                r -> r.modelPackageGroupName(name).resourcePolicy(json)));
    }

    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    static LivePolicy bus(AccountScope scope, String name) {
        String arn = Wants.arn("events", scope.account(), "event-bus/" + name);
        return new LivePolicy(
                scope,
                new LivePolicy.Facts(
                        "policy of event bus " + name, arn, "events:DescribeEventBus", "events:PutPermission", 10240),
                () -> scope.client(EventBridgeClient::builder)
                        .describeEventBus(r -> r.name(name))
                        .policy(),
                json -> scope.client(EventBridgeClient::builder)
                        .putPermission(r -> r.eventBusName(name).policy(json)));
    }

    // the SDK reads this answer's body in an interceptor, whose broken connection it does not try again
    private static String twice(Supplier<String> read) {
        try {
            return read.get();
        } catch (UnexpectedAwsException e) {
            return read.get();
        }
    }
}
