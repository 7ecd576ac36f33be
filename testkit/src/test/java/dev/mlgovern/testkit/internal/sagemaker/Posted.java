package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** What was answered to a request for which the SDK has no operation. */
record Posted(int status, String error, JsonNode body) {
    /** Signs and sends JSON to the feature store's runtime. */
    static Posted of(SdkHttpClient http, AwsCredentialsProvider credentials, String path, String json) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://featurestore-runtime.sagemaker.eu-west-1.amazonaws.com" + path))
                .putHeader("Content-Type", "application/json")
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(json))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sagemaker")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"));
        HttpExecuteRequest ready = HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow())
                .build();
        try {
            return read(http.prepareRequest(ready).call());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Posted read(HttpExecuteResponse response) throws IOException {
        try (InputStream body = response.responseBody().orElseThrow()) {
            return new Posted(
                    response.httpResponse().statusCode(),
                    response.httpResponse()
                            .firstMatchingHeader("x-amzn-ErrorType")
                            .orElse(""),
                    new JsonMapper().readTree(body));
        }
    }
}
