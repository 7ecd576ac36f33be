package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Optional;

/** Writes errors: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses. */
final class ErrorAnswers {
    private ErrorAnswers() {}

    static WireResponse of(AwsError error, WireRequest request, S3Store store) {
        S3Address address = S3Address.of(request);
        Optional<Bucket> bucket = store.find(address.bucket());
        Optional<String> region = bucket.map(found -> found.identity().region());
        Answer answer = new Answer(error.status()).header("x-amz-bucket-region", region.orElse(null));
        bucket.ifPresent(found -> tellMarker(answer, address, found));
        if (request.method().equals("HEAD") || error.status() == 304) {
            return answer.empty();
        }
        Xml xml = new Xml("Error").add("Code", error.code()).add("Message", error.message());
        switch (error.code()) {
            case "PermanentRedirect" ->
                xml.add("Endpoint", "s3." + region.orElse("us-east-1") + ".amazonaws.com")
                        .add("Bucket", address.bucket());
            case "AuthorizationHeaderMalformed" -> xml.add("Region", region.orElse(null));
            case "NoSuchBucket" -> xml.add("BucketName", address.bucket());
            case "NoSuchKey" -> xml.add("Key", address.key());
            default -> xml.add("Resource", request.path());
        }
        return answer.xml(xml);
    }

    /** Tells that a delete marker hides the key: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html. */
    private static void tellMarker(Answer answer, S3Address address, Bucket bucket) {
        ObjectName name =
                new ObjectName(address.key(), address.query("versionId", false).orElse(null));
        if (!address.key().isEmpty() && name.find(bucket).orElse(null) instanceof Version.Marker marker) {
            answer.header("x-amz-delete-marker", "true").version(marker, bucket);
        }
    }
}
