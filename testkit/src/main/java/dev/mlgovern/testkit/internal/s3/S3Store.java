package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** All buckets of all accounts: they share one namespace. Safe to use from many threads. */
final class S3Store {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Ids ids = new Ids();
    private final Clock clock;

    S3Store(Clock clock) {
        this.clock = clock;
    }

    /** Now, as precise as S3 tells it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Ids ids() {
        return ids;
    }

    /** What S3 derives from bytes that come or are copied in one piece. */
    Payload payload(Content content, Sum sum, Encryption encryption) {
        return new Payload(content, Etags.of(content, encryption, ids.next()), sum, List.of());
    }

    Bucket bucket(String name) {
        return find(name).orElseThrow(S3Errors::noSuchBucket);
    }

    Optional<Bucket> find(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    Iterable<Bucket> all() {
        return buckets.values();
    }

    void create(String accountId, String region, String name) {
        Bucket made = made(accountId, region, name);
        Bucket other = buckets.putIfAbsent(name, made);
        if (other != null && other.identity().owner().equals(accountId)) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        if (other != null) {
            throw new AwsError(
                    409,
                    "BucketAlreadyExists",
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the"
                            + " system. Please select a different name and try again.");
        }
    }

    /** The bucket of that name, whoever owns it; made if nobody does. */
    Bucket ensure(String accountId, String region, String name) {
        return buckets.computeIfAbsent(name, absent -> made(accountId, region, name));
    }

    private Bucket made(String accountId, String region, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        return new Bucket(new Bucket.Identity(name, accountId, region, now()), ids);
    }

    void remove(Bucket bucket) {
        if (!bucket.under("").isEmpty()) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.remove(bucket.identity().name());
    }
}
