package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Map;
import java.util.Optional;

/** Begins, completes and aborts multipart uploads. */
final class UploadOperations {
    private final S3Store store;
    private final Keys keys;

    UploadOperations(S3Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put(
                "CreateMultipartUpload",
                Operation.changing((call, bucket) -> Permissions.write(bucket, call), this::create));
        operations.put(
                "CompleteMultipartUpload", Operation.changing(Operation.onObject("s3:PutObject"), this::complete));
        operations.put(
                "AbortMultipartUpload",
                Operation.changing(Operation.onObject("s3:AbortMultipartUpload"), UploadOperations::abort));
    }

    /** The upload that a call names. */
    static Upload named(S3Call call, Bucket bucket) {
        return call.query("uploadId")
                .map(bucket.uploads()::get)
                .filter(upload -> upload.identity().key().equals(call.key()))
                .orElseThrow(S3Errors::noSuchUpload);
    }

    private WireResponse create(S3Call call, Bucket bucket) {
        Encryption encryption = keys.encrypt(call.caller(), bucket, WriteHeaders.encryption(call, bucket));
        Upload.Terms terms = terms(call, WriteHeaders.attributes(call, encryption));
        Upload upload = new Upload(new Upload.Identity(store.ids().next(), call.key(), store.now()), terms);
        bucket.uploads().put(upload.identity().id(), upload);
        Answer answer = Answer.ok().encryption(encryption);
        if (terms.named()) {
            answer.header("x-amz-checksum-algorithm", terms.algorithm()).header("x-amz-checksum-type", terms.type());
        }
        return answer.xml(new Xml("InitiateMultipartUploadResult")
                .add("Bucket", bucket.identity().name())
                .add("Key", call.key())
                .add("UploadId", upload.identity().id()));
    }

    /** Which checksum may be of which type: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html. */
    private static Upload.Terms terms(S3Call call, Attributes attributes) {
        Optional<ChecksumAlgorithm> named =
                call.header("x-amz-checksum-algorithm").map(ChecksumAlgorithm::required);
        ChecksumAlgorithm algorithm = named.orElse(ChecksumAlgorithm.CRC64NVME);
        boolean onlyFull = algorithm == ChecksumAlgorithm.CRC64NVME;
        String type = call.header("x-amz-checksum-type").orElse(onlyFull ? "FULL_OBJECT" : "COMPOSITE");
        boolean composite = type.equals("COMPOSITE");
        if (composite ? onlyFull : !algorithm.isCrc()) {
            throw S3Errors.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.lowerName() + " checksum algorithm.");
        }
        return new Upload.Terms(attributes, algorithm, composite, named.isPresent());
    }

    private WireResponse complete(S3Call call, Bucket bucket) {
        Upload upload = named(call, bucket);
        Encryption encryption = upload.terms().attributes().encryption();
        // the parts are read before they become one:
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
        keys.decrypt(call.caller(), bucket, encryption);
        Version.Stored stored = upload.complete(Completion.of(call), bucket, store.now());
        Payload payload = stored.payload();
        return Answer.ok()
                .version(stored, bucket)
                .encryption(encryption)
                .xml(new Xml("CompleteMultipartUploadResult")
                        .add(
                                "Location",
                                "https://" + bucket.identity().name() + ".s3."
                                        + bucket.identity().region() + ".amazonaws.com/" + call.key())
                        .add("Bucket", bucket.identity().name())
                        .add("Key", call.key())
                        .add("ETag", Answer.quoted(payload.etag()))
                        .add("ChecksumType", payload.sum().type())
                        .add(payload.sum().algorithm().element(), payload.sum().value()));
    }

    private static WireResponse abort(S3Call call, Bucket bucket) {
        Upload upload = named(call, bucket);
        upload.abort();
        bucket.uploads().remove(upload.identity().id());
        return Answer.noContent();
    }
}
