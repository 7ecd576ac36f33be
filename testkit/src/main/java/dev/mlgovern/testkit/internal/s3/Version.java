package dev.mlgovern.testkit.internal.s3;

import java.time.Instant;

/** One version of a key: an object, or the marker that hides it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html. */
sealed interface Version {
    /** Id of what is stored while versioning is off or suspended. */
    String NULL_ID = "null";

    String id();

    Instant modified();

    record Marker(String id, Instant modified) implements Version {}

    record Stored(String id, Instant modified, Attributes attributes, Payload payload) implements Version {
        Stored with(Attributes changed) {
            return new Stored(id, modified, changed, payload);
        }
    }
}
