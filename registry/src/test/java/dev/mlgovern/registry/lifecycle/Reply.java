package dev.mlgovern.registry.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An answer of SageMaker's. */
record Reply(int status, ObjectNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(HttpExecuteResponse response) throws IOException {
        int status = response.httpResponse().statusCode();
        try (InputStream in = response.responseBody().orElseThrow()) {
            byte[] bytes = in.readAllBytes();
            boolean page = status >= 500 || bytes.length == 0;
            JsonNode body = page ? JSON.createObjectNode() : JSON.readTree(bytes);
            return new Reply(status, body instanceof ObjectNode object ? object : JSON.createObjectNode());
        }
    }

    static Reply of(ObjectNode body) {
        return new Reply(200, body);
    }

    static Reply refused(String message) {
        return new Reply(
                400,
                JSON.createObjectNode().put("__type", "ValidationException").put("message", message));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    boolean good() {
        return status == 200;
    }

    HttpExecuteResponse response() throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("Content-Length", String.valueOf(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }
}
