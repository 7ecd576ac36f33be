package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import java.util.List;

/** What a copy reads. */
record CopySource(Bucket bucket, ObjectName name) {
    private static final String VERSION = "?versionId=";

    static CopySource of(S3Call call, S3Store store) {
        String header = call.header("x-amz-copy-source").orElse("");
        int mark = header.indexOf(VERSION);
        String path = S3Address.decode(mark < 0 ? header : header.substring(0, mark), false);
        String plain = path.startsWith("/") ? path.substring(1) : path;
        int slash = plain.indexOf('/');
        if (slash < 1 || slash == plain.length() - 1) {
            throw S3Errors.invalidArgument("Invalid copy source object key");
        }
        Bucket bucket = store.bucket(plain.substring(0, slash));
        Guard.checkOwner(call, "x-amz-source-expected-bucket-owner", bucket);
        String version = mark < 0 ? null : header.substring(mark + VERSION.length());
        return new CopySource(bucket, new ObjectName(plain.substring(slash + 1), version));
    }

    List<Access> access() {
        return Permissions.read(bucket, name, "s3:GetObject");
    }

    /** The object, if the conditions of the copy hold for it. */
    Version.Stored stored(S3Call call) {
        Version.Stored stored = name.stored(bucket);
        ReadCondition.checkSource(call, stored);
        return stored;
    }

    /** Says which version was copied, where the source has versions. */
    Answer tell(Answer answer, Version.Stored original) {
        boolean versions = bucket.versioning() != Bucket.Versioning.NEVER;
        return answer.header("x-amz-copy-source-version-id", versions ? original.id() : null);
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
    static void checkSize(long size) {
        if (size > Part.MOST_SIZE) {
            throw S3Errors.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy" + " source: "
                            + Part.MOST_SIZE);
        }
    }
}
