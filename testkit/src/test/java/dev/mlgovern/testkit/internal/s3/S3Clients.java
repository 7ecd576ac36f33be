package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.LocalCloud;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

final class S3Clients {
    private static final String ACCOUNT = "111111111111";

    private S3Clients() {}

    /** A client of the service alone, which takes the access key id for the account. */
    static S3Client of(SdkHttpClient door, String account, String region) {
        return client(named(account), region).httpClient(door).build();
    }

    static S3Client of(SdkHttpClient door, LocalCloud cloud) {
        return client(cloud.credentials(ACCOUNT, "ines"), "eu-west-1")
                .httpClient(door)
                .build();
    }

    static S3Client at(URI endpoint, AwsCredentialsProvider credentials) {
        return client(credentials, "us-east-1")
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .build();
    }

    static S3Client at(URI endpoint) {
        return at(endpoint, named(ACCOUNT));
    }

    private static AwsCredentialsProvider named(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "not-a-secret"));
    }

    private static S3ClientBuilder client(AwsCredentialsProvider credentials, String region) {
        return S3Client.builder().region(Region.of(region)).credentialsProvider(credentials);
    }
}
