package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.model.Form;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's signature (version 4) says about itself. The signature's own bytes are not checked.
 *
 * @param accessKeyId who signed
 * @param region the Region it was signed for
 * @param service the service it was signed for
 * @param token the session's token
 */
record Signature(
        String accessKeyId,
        String region,
        String service,
        @Nullable String token) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    private static final Pattern SCOPE = Pattern.compile("([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern HEADER = Pattern.compile("AWS4-HMAC-SHA256 .*Credential=([^, ]+).*");
    private static final Pattern HOST_REGION = Pattern.compile(".*\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.amazonaws\\.com");

    static Signature of(WireRequest request) {
        Map<String, String> query = Form.parse(request.query());
        String authorization = request.header("Authorization").orElse("");
        Matcher header = HEADER.matcher(authorization);
        String scope = header.matches() ? header.group(1) : query.getOrDefault("X-Amz-Credential", "");
        if (scope.isEmpty()) {
            throw new AwsError(403, "MissingAuthenticationToken", "Missing Authentication Token");
        }
        Matcher matcher = SCOPE.matcher(scope);
        if (!matcher.matches()) {
            throw new AwsError(403, "IncompleteSignature", "Credential must be key/date/region/service/aws4_request");
        }
        String token = request.header("X-Amz-Security-Token").orElse(query.get("X-Amz-Security-Token"));
        Signature signature = new Signature(matcher.group(1), matcher.group(2), matcher.group(3), token);
        signature.agreesWith(request.host());
        return signature;
    }

    private void agreesWith(String host) {
        Matcher matcher = HOST_REGION.matcher(host);
        if (matcher.matches() && !matcher.group(1).equals(region)) {
            throw new AwsError(
                    403,
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid region, not '" + region + "'.");
        }
    }
}
