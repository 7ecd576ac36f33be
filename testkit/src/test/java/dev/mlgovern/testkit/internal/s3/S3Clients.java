package dev.mlgovern.testkit.internal.s3;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class S3Clients {
    private S3Clients() {}

    static S3Client of(SdkHttpClient door, String account, String region) {
        return S3Client.builder()
                .httpClient(door)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "not-a-secret")))
                .build();
    }
}
