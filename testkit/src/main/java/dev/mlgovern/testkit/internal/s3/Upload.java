package dev.mlgovern.testkit.internal.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One multipart upload: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html. Its own monitor guards the parts. */
final class Upload {
    private final Identity identity;
    private final Terms terms;
    private final NavigableMap<Integer, Part> parts = new TreeMap<>();
    private boolean aborted;
    private Version.@Nullable Stored completed;

    Upload(Identity identity, Terms terms) {
        this.identity = identity;
        this.terms = terms;
    }

    record Identity(String id, String key, Instant initiated) {}

    /**
     * What was said when it began.
     *
     * @param named whether the caller chose the algorithm, so that its parts must carry it
     */
    record Terms(Attributes attributes, ChecksumAlgorithm algorithm, boolean composite, boolean named) {
        String type() {
            return composite ? "COMPOSITE" : "FULL_OBJECT";
        }
    }

    Identity identity() {
        return identity;
    }

    Terms terms() {
        return terms;
    }

    synchronized boolean open() {
        return !aborted && completed == null;
    }

    synchronized void put(Part part) {
        checkOpen();
        parts.put(part.number(), part);
    }

    synchronized List<Part> parts() {
        checkOpen();
        return new ArrayList<>(parts.values());
    }

    synchronized void abort() {
        checkOpen();
        aborted = true;
        parts.clear();
    }

    /** Makes the object; done again it tells the same: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html. */
    synchronized Version.Stored complete(Completion completion, Bucket bucket, Instant now) {
        if (completed == null) {
            checkOpen();
            Payload payload = completion.assemble(parts, terms);
            completed = bucket.put(
                    identity.key(), completion.condition(), new Bucket.Draft(now, terms.attributes(), payload));
            parts.clear();
        }
        return completed;
    }

    private void checkOpen() {
        if (aborted || completed != null) {
            throw S3Errors.noSuchUpload();
        }
    }
}
