package dev.mlgovern.testkit.internal.s3;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

final class S3Clients {
    private S3Clients() {}

    static S3Client of(SdkHttpClient door, String account, String region) {
        return client(account, region).httpClient(door).build();
    }

    static S3Client at(URI endpoint) {
        return at(endpoint, b -> {});
    }

    static S3Client at(URI endpoint, Consumer<S3ClientBuilder> settings) {
        return client("111111111111", "us-east-1")
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .applyMutation(settings)
                .build();
    }

    private static S3ClientBuilder client(String account, String region) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create(account, "not-a-secret");
        return S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }
}
