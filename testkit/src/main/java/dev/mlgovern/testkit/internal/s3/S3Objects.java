package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** The buckets as set-up and the other services see them. */
final class S3Objects implements ObjectStore {
    private static final String SCHEME = "s3://";
    private final S3Store store;
    private final Cloud cloud;
    private final Keys keys;

    S3Objects(S3Store store, Cloud cloud, Keys keys) {
        this.store = store;
        this.cloud = cloud;
        this.keys = keys;
    }

    @Override
    public SdkBytes read(Caller caller, String region, String s3Uri) {
        ObjectName name = new ObjectName(key(s3Uri), null);
        Bucket bucket = bucket(s3Uri);
        authorize(caller, bucket, Permissions.read(bucket, name, "s3:GetObject"));
        Version.Stored stored = name.stored(bucket);
        keys.decrypt(caller, bucket, stored.attributes().encryption());
        return SdkBytes.fromByteArrayUnsafe(stored.payload().content().bytes());
    }

    @Override
    public List<String> list(Caller caller, String region, String s3Uri) {
        Bucket bucket = bucket(s3Uri);
        String prefix = key(s3Uri);
        Access access = Permissions.onBucket(bucket, "s3:ListBucket").with("s3:prefix", prefix);
        authorize(caller, bucket, List.of(access));
        List<String> uris = new ArrayList<>();
        bucket.under(prefix).forEach((key, versions) -> {
            if (versions.get(0) instanceof Version.Stored) {
                uris.add(SCHEME + bucket.identity().name() + "/" + key);
            }
        });
        return uris;
    }

    @Override
    public void write(Caller caller, String s3Uri, SdkBytes bytes) {
        allow(caller, "s3:PutObject", s3Uri);
        Bucket bucket = bucket(s3Uri);
        Encryption encryption = keys.encrypt(caller, bucket, bucket.encryption());
        Content content = Content.of(bytes.asByteArrayUnsafe());
        Payload payload = store.payload(content, Sum.of(ChecksumAlgorithm.CRC64NVME, content), encryption);
        bucket.put(
                key(s3Uri), WriteCondition.NONE, new Bucket.Draft(store.now(), Attributes.plain(encryption), payload));
    }

    @Override
    public String allow(Caller caller, String action, String s3Uri) {
        Bucket bucket = bucket(s3Uri);
        boolean whole = action.contains("Bucket");
        Access access = whole ? Permissions.onBucket(bucket, action) : Permissions.onObject(bucket, key(s3Uri), action);
        boolean below = action.equals("s3:ListBucket") && !key(s3Uri).isEmpty();
        authorize(caller, bucket, List.of(below ? access.with("s3:prefix", key(s3Uri)) : access));
        return bucket.identity().owner();
    }

    @Override
    public @Nullable String regionOf(String bucket) {
        return store.find(bucket).map(found -> found.identity().region()).orElse(null);
    }

    @Override
    public void create(String accountId, String region, String bucket) {
        Bucket.Identity identity = store.ensure(accountId, region, bucket).identity();
        if (!identity.owner().equals(accountId) || !identity.region().equals(region)) {
            throw new IllegalArgumentException("bucket " + bucket + " belongs to account " + identity.owner() + " in "
                    + identity.region() + " already");
        }
    }

    @Override
    public void policy(String bucket, String policy) {
        store.bucket(bucket).policy(BucketPolicies.checked(policy));
    }

    @Override
    public void defaultKey(String bucket, String keyArn) {
        store.bucket(bucket).encryption(new Encryption(keyArn));
    }

    @Override
    public void versioned(String bucket) {
        store.bucket(bucket).versioning(Bucket.Versioning.ENABLED);
    }

    @Override
    public void put(String bucket, String key, SdkBytes bytes) {
        put(store.bucket(bucket), key, Content.of(bytes.asByteArrayUnsafe()));
    }

    @Override
    public void putSparse(String bucket, String key, SdkBytes head, long size) {
        put(store.bucket(bucket), key, Content.sparse(head.asByteArrayUnsafe(), size));
    }

    private void put(Bucket bucket, String key, Content content) {
        Encryption encryption = bucket.encryption();
        // such a size comes in parts only, so the ETag is one of parts, which nobody can compute from the bytes
        Payload payload = content.size() > Part.MOST_SIZE
                ? new Payload(
                        content,
                        Etags.unknowable(store.ids().next()),
                        Sum.of(ChecksumAlgorithm.CRC64NVME, content),
                        List.of())
                : store.payload(content, Sum.of(ChecksumAlgorithm.CRC64NVME, content), encryption);
        bucket.put(key, WriteCondition.NONE, new Bucket.Draft(store.now(), Attributes.plain(encryption), payload));
    }

    private void authorize(Caller caller, Bucket bucket, List<Access> needed) {
        needed.forEach(access -> cloud.authorize(caller, bucket.identity().region(), access));
    }

    private Bucket bucket(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw new AwsError(400, "InvalidURI", "Couldn't parse the specified URI " + uri);
        }
        String rest = uri.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return store.bucket(slash < 0 ? rest : rest.substring(0, slash));
    }

    private static String key(String uri) {
        int slash = uri.indexOf('/', Math.min(SCHEME.length(), uri.length()));
        return slash < 0 ? "" : uri.substring(slash + 1);
    }
}
