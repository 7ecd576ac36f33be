package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Map;

/** PutObject. */
final class ObjectWrites {
    private final S3Store store;
    private final Keys keys;

    ObjectWrites(S3Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("PutObject", Operation.changing((call, bucket) -> Permissions.write(bucket, call), this::put));
    }

    private WireResponse put(S3Call call, Bucket bucket) {
        S3Body body = call.body();
        Encryption encryption = keys.encrypt(call.caller(), bucket, WriteHeaders.encryption(call, bucket));
        Attributes attributes = WriteHeaders.attributes(call, encryption);
        Payload payload = store.payload(body.content(), body.sum(), encryption);
        Version.Stored stored = bucket.put(
                call.key(), WriteHeaders.condition(call), new Bucket.Draft(store.now(), attributes, payload));
        return Answer.ok()
                .version(stored, bucket)
                .encryption(encryption)
                .header("ETag", Answer.quoted(payload.etag()))
                .sum(payload.sum())
                .empty();
    }
}
