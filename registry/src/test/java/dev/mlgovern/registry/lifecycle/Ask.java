package dev.mlgovern.registry.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request in JSON, which can be asked again otherwise or by somebody else: neither moto nor LocalCloud looks at more of a signature than
 * who signed.
 *
 * @param head address and headers
 * @param body what it says
 */
record Ask(SdkHttpRequest head, ObjectNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIGNER = Pattern.compile("(?<=Credential=)[^/]+(?=/)");
    private static final String TARGET = "X-Amz-Target";

    static Ask of(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            return new Ask(request.httpRequest(), (ObjectNode) JSON.readTree(body));
        }
    }

    /** One to SageMaker that no client sent. */
    static Ask of(String operation, AwsCredentials who) {
        SdkHttpFullRequest.Builder head = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://api.sagemaker.eu-west-1.amazonaws.com/"))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader(TARGET, "SageMaker." + operation)
                .putHeader(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/sagemaker/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(who.accessKeyId()));
        return new Ask(head.build(), JSON.createObjectNode());
    }

    /** The operation that a request in JSON is for; empty if it is in XML. */
    static String operation(SdkHttpRequest head) {
        String target = head.firstMatchingHeader(TARGET).orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    String operation() {
        return operation(head);
    }

    String text(String field) {
        return body.path(field).asText();
    }

    /** Who signed. */
    String accessKey() {
        return SIGNER.matcher(head.firstMatchingHeader("Authorization").orElse(""))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    Ask by(AwsCredentials who) {
        String authorization = head.firstMatchingHeader("Authorization").orElse("");
        SdkHttpRequest theirs = head.toBuilder()
                .removeHeader("X-Amz-Security-Token")
                .putHeader("Authorization", SIGNER.matcher(authorization).replaceFirst(who.accessKeyId()))
                .build();
        return new Ask(theirs, body);
    }

    /** moto takes an account from this header, if it is there. */
    Ask in(String account) {
        return new Ask(head.toBuilder().putHeader("x-moto-account-id", account).build(), body);
    }

    Ask instead(String other, ObjectNode says) {
        String target = head.firstMatchingHeader(TARGET).orElse("");
        String service = target.substring(0, target.indexOf('.') + 1);
        return new Ask(head.toBuilder().putHeader(TARGET, service + other).build(), says);
    }

    /** The same with one field only. */
    Ask instead(String other, String field, String value) {
        return instead(other, JSON.createObjectNode().put(field, value));
    }

    HttpExecuteRequest request() throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return HttpExecuteRequest.builder()
                .request(head.toBuilder()
                        .putHeader("Content-Length", String.valueOf(bytes.length))
                        .build())
                .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                .build();
    }
}
