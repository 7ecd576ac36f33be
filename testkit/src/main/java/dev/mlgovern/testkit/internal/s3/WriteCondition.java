package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a key for a write to happen: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html.
 *
 * @param ifMatch the ETag that the key must have, null for any
 * @param absent whether the key must not be there
 */
record WriteCondition(@Nullable String ifMatch, boolean absent) {
    static final WriteCondition NONE = new WriteCondition(null, false);

    void check(@Nullable Version current) {
        Version.Stored stored = current instanceof Version.Stored object ? object : null;
        if (absent && stored != null) {
            throw S3Errors.preconditionFailed();
        }
        if (ifMatch != null) {
            if (stored == null) {
                throw S3Errors.noSuchKey();
            }
            if (!ifMatch.equals(stored.payload().etag())) {
                throw S3Errors.preconditionFailed();
            }
        }
    }

    static WriteCondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
            throw new AwsError(
                    501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }
        return new WriteCondition(ifMatch == null ? null : Etags.bare(ifMatch), ifNoneMatch != null);
    }
}
