package dev.mlgovern.benchmarks;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The SDK's synchronous HTTP clients, each with room for 256 requests at once where it can be told so. */
enum HttpKind {
    APACHE,
    URL_CONNECTION,
    CRT;

    SdkHttpClient open() {
        return switch (this) {
            case APACHE -> ApacheHttpClient.builder().maxConnections(256).build();
            case URL_CONNECTION -> UrlConnectionHttpClient.create();
            case CRT -> AwsCrtHttpClient.builder().maxConcurrency(256).build();
        };
    }
}
