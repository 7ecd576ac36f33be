package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** ListParts and ListMultipartUploads: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html. */
final class UploadListings {
    private static final int MOST = 1000;
    private final Cloud cloud;

    UploadListings(Cloud cloud) {
        this.cloud = cloud;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("ListParts", Operation.reading(Operation.onObject("s3:ListMultipartUploadParts"), this::parts));
        operations.put(
                "ListMultipartUploads",
                Operation.reading(Operation.onBucket("s3:ListBucketMultipartUploads"), this::uploads));
    }

    private WireResponse parts(S3Call call, Bucket bucket) {
        Upload upload = UploadOperations.named(call, bucket);
        int after = number(call, "part-number-marker", 0);
        int most = most(call, "max-parts");
        List<Part> left =
                upload.parts().stream().filter(part -> part.number() > after).toList();
        List<Part> page = left.subList(0, Math.min(most, left.size()));
        boolean truncated = page.size() < left.size();
        Upload.Terms terms = upload.terms();
        Xml xml = new Xml("ListPartsResult")
                .add("Bucket", bucket.identity().name())
                .add("Key", call.key())
                .add("UploadId", upload.identity().id())
                .add("PartNumberMarker", after)
                .add(
                        "NextPartNumberMarker",
                        page.isEmpty() ? null : page.get(page.size() - 1).number())
                .add("MaxParts", most)
                .add("IsTruncated", truncated)
                .add("ChecksumAlgorithm", terms.named() ? terms.algorithm() : null)
                .add("ChecksumType", terms.named() ? terms.type() : null);
        page.forEach(part -> xml.add(part(part, terms)));
        return Answer.ok().xml(xml);
    }

    private static Xml part(Part part, Upload.Terms terms) {
        Sum sum = part.payload().sum();
        return new Xml("Part")
                .add("PartNumber", part.number())
                .add("LastModified", Answer.iso(part.modified()))
                .add("ETag", Answer.quoted(part.payload().etag()))
                .add("Size", part.payload().size())
                .add(sum.algorithm().element(), terms.named() ? sum.value() : null);
    }

    private WireResponse uploads(S3Call call, Bucket bucket) {
        String prefix = call.query("prefix").orElse("");
        int most = most(call, "max-uploads");
        List<Upload.Identity> left = bucket.uploads().values().stream()
                .filter(Upload::open)
                .map(Upload::identity)
                .filter(upload -> upload.key().startsWith(prefix) && isAfterMarkers(call, upload))
                .sorted(Comparator.comparing(Upload.Identity::key).thenComparing(Upload.Identity::id))
                .toList();
        List<Upload.Identity> page = left.subList(0, Math.min(most, left.size()));
        boolean truncated = page.size() < left.size();
        Xml xml = new Xml("ListMultipartUploadsResult")
                .add("Bucket", bucket.identity().name())
                .add("Prefix", prefix)
                .add("MaxUploads", most)
                .add("IsTruncated", truncated);
        if (truncated && !page.isEmpty()) {
            Upload.Identity last = page.get(page.size() - 1);
            xml.add("NextKeyMarker", last.key()).add("NextUploadIdMarker", last.id());
        }
        page.forEach(upload -> xml.add(new Xml("Upload")
                .add("Key", upload.key())
                .add("UploadId", upload.id())
                .add("Initiated", Answer.iso(upload.initiated()))));
        return Answer.ok().xml(xml);
    }

    private static boolean isAfterMarkers(S3Call call, Upload.Identity upload) {
        int order = upload.key().compareTo(call.query("key-marker").orElse(""));
        return order > 0
                || (order == 0
                        && call.query("upload-id-marker")
                                .filter(marker -> upload.id().compareTo(marker) > 0)
                                .isPresent());
    }

    private int most(S3Call call, String parameter) {
        return Math.min(
                number(call, parameter, MOST), Math.min(MOST, cloud.settings().pageSize()));
    }

    private static int number(S3Call call, String parameter, int otherwise) {
        try {
            return call.query(parameter).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw S3Errors.invalidArgument("Provided " + parameter + " not an integer or within integer range");
        }
    }
}
