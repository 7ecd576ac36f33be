package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.util.List;

/** Finds the operation of a request; the first that fits: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html. */
final class Routes {
    private static final String COPY = "x-amz-copy-source";

    private static final List<Route> ROUTES = List.of(
            object("GET", "uploadId", "ListParts"),
            object("GET", "tagging", "GetObjectTagging"),
            object("GET", "attributes", "GetObjectAttributes"),
            object("PUT", "tagging", "PutObjectTagging"),
            object("DELETE", "tagging", "DeleteObjectTagging"),
            object("DELETE", "uploadId", "AbortMultipartUpload"),
            object("POST", "uploads", "CreateMultipartUpload"),
            object("POST", "uploadId", "CompleteMultipartUpload"),
            object("PUT", "uploadId", "UploadPart"),
            object("GET", "", "GetObject"),
            object("HEAD", "", "HeadObject"),
            object("PUT", "", "PutObject"),
            object("DELETE", "", "DeleteObject"),
            bucket("GET", "location", "GetBucketLocation"),
            bucket("GET", "policy", "GetBucketPolicy"),
            bucket("PUT", "policy", "PutBucketPolicy"),
            bucket("DELETE", "policy", "DeleteBucketPolicy"),
            bucket("GET", "versioning", "GetBucketVersioning"),
            bucket("PUT", "versioning", "PutBucketVersioning"),
            bucket("GET", "encryption", "GetBucketEncryption"),
            bucket("PUT", "encryption", "PutBucketEncryption"),
            bucket("GET", "uploads", "ListMultipartUploads"),
            bucket("GET", "versions", "ListObjectVersions"),
            bucket("GET", "list-type", "ListObjectsV2"),
            bucket("POST", "delete", "DeleteObjects"),
            bucket("GET", "", "ListObjects"),
            bucket("HEAD", "", "HeadBucket"),
            bucket("PUT", "", "CreateBucket"),
            bucket("DELETE", "", "DeleteBucket"));
    private static final List<String> NOT_PLAYED = List.of(
            "acl",
            "lifecycle",
            "cors",
            "website",
            "logging",
            "notification",
            "replication",
            "requestPayment",
            "publicAccessBlock",
            "ownershipControls",
            "object-lock",
            "retention",
            "legal-hold",
            "restore",
            "torrent",
            "select",
            "inventory",
            "metrics",
            "analytics",
            "accelerate",
            "intelligent-tiering",
            "policyStatus");

    private Routes() {}

    static String operation(WireRequest request) {
        S3Address address = S3Address.of(request);
        if (NOT_PLAYED.stream().anyMatch(address::has)) {
            throw notPlayed();
        }
        String name = ROUTES.stream()
                .filter(route -> route.fits(request, address))
                .findFirst()
                .orElseThrow(Routes::notPlayed)
                .operation();
        if (request.header(COPY).isEmpty()) {
            return name;
        }
        return switch (name) {
            case "UploadPart" -> "UploadPartCopy";
            case "PutObject" -> "CopyObject";
            default -> name;
        };
    }

    private static AwsError notPlayed() {
        return new AwsError(501, "NotImplemented", "LocalCloud's S3 has no operation for this method, path and query");
    }

    private static Route object(String method, String parameter, String operation) {
        return new Route(method, true, parameter, operation);
    }

    private static Route bucket(String method, String parameter, String operation) {
        return new Route(method, false, parameter, operation);
    }

    private record Route(String method, boolean onObject, String parameter, String operation) {
        boolean fits(WireRequest request, S3Address address) {
            return request.method().equals(method)
                    && !address.bucket().isEmpty()
                    && onObject != address.key().isEmpty()
                    && (parameter.isEmpty() || address.has(parameter));
        }
    }
}
