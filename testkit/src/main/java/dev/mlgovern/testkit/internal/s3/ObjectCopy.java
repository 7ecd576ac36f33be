package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CopyObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html. */
final class ObjectCopy {
    private final S3Store store;
    private final Keys keys;

    ObjectCopy(S3Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CopyObject", Operation.changing(this::needs, this::copy));
    }

    private List<Access> needs(S3Call call, Bucket bucket) {
        CopySource source = CopySource.of(call, store);
        List<Access> needed = new ArrayList<>(Permissions.write(bucket, call));
        needed.addAll(source.access());
        boolean tagged = source.name().find(source.bucket()).orElse(null) instanceof Version.Stored stored
                && !stored.attributes().tags().isEmpty();
        if (tagged && !replaces(call, "x-amz-tagging-directive")) {
            needed.addAll(Permissions.read(source.bucket(), source.name(), "s3:GetObjectTagging"));
            needed.add(Permissions.onObject(bucket, call.key(), "s3:PutObjectTagging"));
        }
        return needed;
    }

    private WireResponse copy(S3Call call, Bucket bucket) {
        CopySource source = CopySource.of(call, store);
        Version.Stored original = source.stored(call);
        CopySource.checkSize(original.payload().size());
        checkNotItself(call, bucket, source);
        keys.decrypt(call.caller(), source.bucket(), original.attributes().encryption());
        Encryption encryption = keys.encrypt(call.caller(), bucket, WriteHeaders.encryption(call, bucket));
        Attributes attributes = attributes(call, original, encryption);
        Payload payload = payload(call, original.payload(), encryption);
        Version.Stored stored = bucket.put(
                call.key(), WriteHeaders.condition(call), new Bucket.Draft(store.now(), attributes, payload));
        return source.tell(Answer.ok(), original)
                .version(stored, bucket)
                .encryption(encryption)
                .xml(new Xml("CopyObjectResult")
                        .add("LastModified", Answer.iso(stored.modified()))
                        .add("ETag", Answer.quoted(payload.etag()))
                        .add("ChecksumType", payload.sum().type())
                        .add(payload.sum().algorithm().element(), payload.sum().value()));
    }

    /** The copy keeps the algorithm of the source, but is one piece, so its checksum is one of all bytes. */
    private Payload payload(S3Call call, Payload original, Encryption encryption) {
        ChecksumAlgorithm algorithm = call.header("x-amz-checksum-algorithm")
                .map(ChecksumAlgorithm::required)
                .orElse(original.sum().algorithm());
        Sum known = original.sum();
        boolean same = !known.composite() && known.algorithm() == algorithm;
        return store.payload(original.content(), same ? known : Sum.of(algorithm, original.content()), encryption);
    }

    private static Attributes attributes(S3Call call, Version.Stored original, Encryption encryption) {
        Attributes asked = WriteHeaders.attributes(call, encryption);
        Attributes kept = original.attributes();
        boolean replaced = replaces(call, "x-amz-metadata-directive");
        Map<String, String> headers = new HashMap<>(replaced ? asked.headers() : kept.headers());
        headers.remove("x-amz-storage-class");
        call.header("x-amz-storage-class").ifPresent(storage -> headers.put("x-amz-storage-class", storage));
        return new Attributes(
                headers,
                replaced ? asked.metadata() : kept.metadata(),
                replaces(call, "x-amz-tagging-directive") ? asked.tags() : kept.tags(),
                encryption);
    }

    private static boolean replaces(S3Call call, String directive) {
        return switch (call.header(directive).orElse("COPY")) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            default -> throw S3Errors.invalidArgument("Unknown " + directive.substring("x-amz-".length()) + ".");
        };
    }

    private static void checkNotItself(S3Call call, Bucket bucket, CopySource source) {
        boolean itself = source.bucket() == bucket && source.name().equals(new ObjectName(call.key(), null));
        boolean changes = replaces(call, "x-amz-metadata-directive")
                || Stream.of("x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-website-redirect-location")
                        .anyMatch(header -> call.header(header).isPresent());
        if (itself && !changes) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
    }
}
