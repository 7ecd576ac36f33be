package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyPlace;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The policy of the bucket that an offline store is in. */
record BucketPolicy(MlPlatform platform, AccountId account, Region region, String resource) implements PolicyPlace {
    @Override
    public String what() {
        return "policy of bucket " + resource;
    }

    @Override
    public String reads() {
        return "s3:GetBucketPolicy";
    }

    @Override
    public String writes() {
        return "s3:PutBucketPolicy";
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    @Override
    public int limit() {
        return 20 * 1024;
    }

    // the SDK reads this answer's body in an interceptor, whose broken connection it does not try again
    @Override
    public Read read() {
        try {
            return readOnce();
        } catch (UnexpectedAwsException e) {
            return readOnce();
        }
    }

    private Read readOnce() {
        try {
            String json = client().getBucketPolicy(r -> r.bucket(resource).expectedBucketOwner(account.value()))
                    .policy();
            return new Read(parsed(json), null);
        } catch (NotFoundException e) {
            return new Read(PolicyDocument.empty(), null);
        }
    }

    @Override
    public void write(PolicyDocument policy, Read before) {
        if (policy.isEmpty()) {
            client().deleteBucketPolicy(r -> r.bucket(resource).expectedBucketOwner(account.value()));
            return;
        }
        client().putBucketPolicy(r -> r.bucket(resource).policy(policy.toJson()).expectedBucketOwner(account.value()));
    }

    private S3Client client() {
        return platform.in(account).in(region).client(S3Client::builder);
    }
}
