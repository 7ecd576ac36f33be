package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ObjectStore;
import dev.mlgovern.testkit.internal.service.RawCall;
import dev.mlgovern.testkit.internal.service.RawService;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Amazon S3. Safe to call from many threads: buckets and uploads hold their own locks. */
public final class S3Service implements RawService {
    private static final String CREATE_BUCKET = "CreateBucket";
    private final Map<String, Operation> operations = new HashMap<>();
    private final S3Store store;
    private final S3Objects objects;

    /**
     * An S3 without buckets.
     *
     * @param cloud gives clock, policies and keys
     */
    public S3Service(Cloud cloud) {
        store = new S3Store(cloud.clock());
        Keys keys = new Keys(cloud);
        objects = new S3Objects(store, cloud, keys);
        new Buckets(store).addTo(operations);
        new ObjectReads(keys).addTo(operations);
        new ObjectWrites(store, keys).addTo(operations);
        new ObjectCopy(store, keys).addTo(operations);
        new ObjectDeletes(store, cloud).addTo(operations);
        new UploadOperations(store, keys).addTo(operations);
        new UploadParts(store, keys).addTo(operations);
        new UploadListings(cloud).addTo(operations);
        new Listings(cloud).addTo(operations);
        ObjectTagging.addTo(operations);
    }

    /**
     * The buckets as set-up and the other services see them.
     *
     * @return a view of this S3
     */
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String operation(WireRequest request) {
        return Routes.operation(request);
    }

    @Override
    public List<Access> access(RawCall raw) {
        S3Call call = S3Call.of(raw);
        if (raw.operation().equals(CREATE_BUCKET)) {
            return List.of(Access.of(
                    "s3:CreateBucket",
                    "arn:aws:s3:::" + call.address().bucket(),
                    raw.caller().accountId()));
        }
        return operation(raw).needs().of(call, Guard.enter(call, store));
    }

    @Override
    public WireResponse answer(RawCall raw) {
        S3Call call = S3Call.of(raw);
        return raw.operation().equals(CREATE_BUCKET)
                ? BucketCreation.answer(call, store)
                : operation(raw).action().answer(call, Guard.enter(call, store));
    }

    @Override
    public WireResponse error(AwsError error, WireRequest request) {
        return ErrorAnswers.of(error, request, store);
    }

    @Override
    public boolean mutating(String operation) {
        Operation known = operations.get(operation);
        return known == null ? operation.equals(CREATE_BUCKET) : known.mutating();
    }

    private Operation operation(RawCall raw) {
        Operation operation = operations.get(raw.operation());
        if (operation == null) {
            throw new IllegalStateException("no operation " + raw.operation());
        }
        return operation;
    }
}
