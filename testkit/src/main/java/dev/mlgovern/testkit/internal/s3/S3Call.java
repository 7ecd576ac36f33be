package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.RawCall;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.util.Optional;

/** One call with its address read. */
record S3Call(RawCall raw, S3Address address) {
    static S3Call of(RawCall raw) {
        return new S3Call(raw, S3Address.of(raw.request()));
    }

    Caller caller() {
        return raw.caller();
    }

    WireRequest request() {
        return raw.request();
    }

    String key() {
        return address.key();
    }

    Optional<String> header(String name) {
        return raw.request().header(name);
    }

    Optional<String> query(String name) {
        return address.query(name, false);
    }

    Optional<String> versionId() {
        return query("versionId");
    }

    S3Body body() {
        return S3Body.of(raw.request());
    }
}
