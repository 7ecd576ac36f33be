package dev.mlgovern.examples.quickstart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * AWS at its most talkative: an operation is refused with everything that was sent in the message, credentials and
 * signature too.
 *
 * @param host a part of the service's host
 * @param operation a part of what is asked, empty for anything
 * @param code of the error
 */
record Echo(String host, String operation, String code) implements WireTap.Instead {
    @Override
    public @Nullable HttpExecuteResponse of(HttpExecuteRequest request, ExecutableHttpRequest cloud)
            throws IOException {
        SdkHttpRequest http = request.httpRequest();
        String body = body(request);
        String asked = http.firstMatchingHeader("X-Amz-Target").orElse(body);
        return http.host().contains(host) && asked.contains(operation) ? answer(said(http, body)) : null;
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        return request.contentStreamProvider().isEmpty()
                ? ""
                : new String(request.contentStreamProvider().get().newStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String said(SdkHttpRequest http, String body) {
        return "1 validation error detected: Value '" + body + "' failed to satisfy constraint; the string to sign was "
                + http.headers() + " of " + Canaries.PRESIGNED;
    }

    private HttpExecuteResponse answer(String message) {
        String text = host.startsWith("s")
                ? xml(message)
                : "{\"__type\":\"" + code + "\",\"message\":\"" + json(message) + "\"}";
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(400)
                        .putHeader("x-amzn-ErrorType", code)
                        .putHeader("x-amzn-RequestId", "req-1")
                        .build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private String xml(String message) {
        String error = "<Error><Code>" + code + "</Code><Message>" + escaped(message) + "</Message><StringToSign>"
                + escaped(message) + "</StringToSign></Error>";
        return host.equals("sts.") ? "<ErrorResponse>" + error + "</ErrorResponse>" : error;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
