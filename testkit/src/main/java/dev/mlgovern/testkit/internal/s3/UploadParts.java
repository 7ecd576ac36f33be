package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UploadPart and UploadPartCopy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html. */
final class UploadParts {
    private final S3Store store;
    private final Keys keys;

    UploadParts(S3Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("UploadPart", Operation.changing(Operation.onObject("s3:PutObject"), this::upload));
        operations.put("UploadPartCopy", Operation.changing(this::copyNeeds, this::copy));
    }

    private WireResponse upload(S3Call call, Bucket bucket) {
        Upload upload = UploadOperations.named(call, bucket);
        S3Body body = call.body();
        Part part = part(call, upload, body.content(), sum(upload.terms(), body));
        Encryption encryption = encrypt(call, bucket, upload);
        upload.put(part);
        return Answer.ok()
                .encryption(encryption)
                .header("ETag", Answer.quoted(part.payload().etag()))
                .header(
                        body.sum().algorithm().header(),
                        body.declared().map(Sum::value).orElse(null))
                .empty();
    }

    private List<Access> copyNeeds(S3Call call, Bucket bucket) {
        List<Access> needed = new ArrayList<>();
        needed.add(Permissions.onObject(bucket, call.key(), "s3:PutObject"));
        needed.addAll(CopySource.of(call, store).access());
        return needed;
    }

    private WireResponse copy(S3Call call, Bucket bucket) {
        Upload upload = UploadOperations.named(call, bucket);
        CopySource source = CopySource.of(call, store);
        Version.Stored original = source.stored(call);
        keys.decrypt(call.caller(), source.bucket(), original.attributes().encryption());
        Content content = cut(call, original.payload().content());
        Part part = part(call, upload, content, Sum.of(upload.terms().algorithm(), content));
        Encryption encryption = encrypt(call, bucket, upload);
        upload.put(part);
        return source.tell(Answer.ok(), original).encryption(encryption).xml(result(part, upload.terms()));
    }

    private static Xml result(Part part, Upload.Terms terms) {
        Sum sum = part.payload().sum();
        return new Xml("CopyPartResult")
                .add("LastModified", Answer.iso(part.modified()))
                .add("ETag", Answer.quoted(part.payload().etag()))
                .add(sum.algorithm().element(), terms.named() ? sum.value() : null);
    }

    private Encryption encrypt(S3Call call, Bucket bucket, Upload upload) {
        return keys.encrypt(call.caller(), bucket, upload.terms().attributes().encryption());
    }

    private static Content cut(S3Call call, Content whole) {
        Optional<ByteRange> range =
                call.header("x-amz-copy-source-range").map(header -> ByteRange.ofSource(header, whole.size()));
        Content content = range.map(r -> whole.slice(r.from(), r.to())).orElse(whole);
        CopySource.checkSize(content.size());
        return content;
    }

    private Part part(S3Call call, Upload upload, Content content, Sum sum) {
        int number = call.query("partNumber")
                .map(Part::number)
                .orElseThrow(() -> S3Errors.invalidArgument("This operation requires a part number"));
        Encryption encryption = upload.terms().attributes().encryption();
        return new Part(number, store.now(), store.payload(content, sum, encryption));
    }

    private static Sum sum(Upload.Terms terms, S3Body body) {
        Optional<Sum> same = body.declared().filter(sum -> sum.algorithm() == terms.algorithm());
        if (same.isEmpty() && terms.named()) {
            String actual =
                    body.declared().map(sum -> sum.algorithm().lowerName()).orElse("null");
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                    + terms.algorithm().lowerName() + ", actual checksum Type: " + actual);
        }
        return same.orElseGet(() -> Sum.of(terms.algorithm(), body.content()));
    }
}
