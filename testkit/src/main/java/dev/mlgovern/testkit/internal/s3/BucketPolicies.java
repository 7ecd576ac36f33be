package dev.mlgovern.testkit.internal.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mlgovern.testkit.internal.service.AwsError;

/** The form that a bucket policy must have: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html. */
final class BucketPolicies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20 * 1024;

    private BucketPolicies() {}

    static String checked(String document) {
        if (document.length() > MOST) {
            throw malformed("Policy exceeds the maximum allowed document size.");
        }
        JsonNode policy;
        try {
            policy = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw malformed("This policy contains invalid Json");
        }
        JsonNode statements = policy.path("Statement");
        for (JsonNode statement :
                statements.isArray() ? statements : JSON.createArrayNode().add(statements)) {
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Missing required field Resource");
            }
        }
        return document;
    }

    private static AwsError malformed(String message) {
        return new AwsError(400, "MalformedPolicy", message);
    }
}
