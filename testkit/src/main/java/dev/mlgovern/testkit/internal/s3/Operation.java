package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;

/** One operation: what must be permitted for it, and what it does. */
record Operation(boolean mutating, Needs needs, Action action) {
    static Operation reading(Needs needs, Action action) {
        return new Operation(false, needs, action);
    }

    static Operation changing(Needs needs, Action action) {
        return new Operation(true, needs, action);
    }

    /** An operation that one permission on the bucket allows. */
    static Needs onBucket(String action) {
        return (call, bucket) -> List.of(Permissions.onBucket(bucket, action));
    }

    /** An operation that one permission on the object allows. */
    static Needs onObject(String action) {
        return (call, bucket) -> List.of(
                Permissions.onObject(bucket, call.key(), ObjectName.of(call).action(action)));
    }

    @FunctionalInterface
    interface Needs {
        List<Access> of(S3Call call, Bucket bucket);
    }

    @FunctionalInterface
    interface Action {
        WireResponse answer(S3Call call, Bucket bucket);
    }
}
