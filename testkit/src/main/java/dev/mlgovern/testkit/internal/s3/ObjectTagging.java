package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Map;

/** The tags of objects that are there already: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html. */
final class ObjectTagging {
    private ObjectTagging() {}

    static void addTo(Map<String, Operation> operations) {
        operations.put(
                "GetObjectTagging",
                Operation.reading(
                        (call, bucket) -> Permissions.read(bucket, ObjectName.of(call), "s3:GetObjectTagging"),
                        ObjectTagging::get));
        operations.put(
                "PutObjectTagging", Operation.changing(Operation.onObject("s3:PutObjectTagging"), ObjectTagging::put));
        operations.put(
                "DeleteObjectTagging",
                Operation.changing(Operation.onObject("s3:DeleteObjectTagging"), ObjectTagging::delete));
    }

    private static WireResponse get(S3Call call, Bucket bucket) {
        Version.Stored stored = ObjectName.of(call).stored(bucket);
        return Answer.ok()
                .version(stored, bucket)
                .xml(Tags.xml(stored.attributes().tags()));
    }

    private static WireResponse put(S3Call call, Bucket bucket) {
        Xml tagging = Xml.read(call.body().content().bytes(), "Tagging");
        return replace(call, bucket, Tags.parse(tagging)).status(200);
    }

    private static WireResponse delete(S3Call call, Bucket bucket) {
        return replace(call, bucket, Map.of()).status(204);
    }

    private static Changed replace(S3Call call, Bucket bucket, Map<String, String> tags) {
        Version.Stored stored = ObjectName.of(call).stored(bucket);
        bucket.replace(call.key(), stored, stored.with(stored.attributes().withTags(tags)));
        return new Changed(stored, bucket);
    }

    private record Changed(Version.Stored version, Bucket bucket) {
        WireResponse status(int status) {
            return new Answer(status).version(version, bucket).empty();
        }
    }
}
