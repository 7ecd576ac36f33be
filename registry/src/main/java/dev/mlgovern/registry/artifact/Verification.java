package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import software.amazon.awssdk.services.s3.S3Client;

/** Compares a copy with its source. */
final class Verification {
    private final S3Client s3;
    private final CopyTarget target;

    Verification(S3Client s3, CopyTarget target) {
        this.s3 = s3;
        this.target = target;
    }

    /** Two checksums of different algorithms say nothing about each other; then the pinned copy and its size have to do. */
    static boolean agree(StoredObject source, StoredObject copy) {
        if (source.size() != copy.size()) {
            return false;
        }
        Checksum ours = source.checksum();
        Checksum theirs = copy.checksum();
        return ours == null || theirs == null || ours.algorithm() != theirs.algorithm() || ours.equals(theirs);
    }

    StoredObject verified(StoredObject source, StoredObject copy) {
        if (agree(source, copy)) {
            return copy;
        }
        s3.deleteObject(d -> d.bucket(copy.location().bucket())
                .key(copy.location().key())
                .versionId(copy.versionId())
                .expectedBucketOwner(target.owner().value()));
        throw new ConflictException(Failure.of(
                "s3:CopyObject",
                "the copy of " + source.location() + " had another checksum and was deleted; run it again"));
    }
}
