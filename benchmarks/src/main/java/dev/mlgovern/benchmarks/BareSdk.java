package dev.mlgovern.benchmarks;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The other side: clients as they are made by hand. */
final class BareSdk {
    private BareSdk() {}

    static SageMakerClient sageMaker(SdkHttpClient http, AwsCredentialsProvider credentials) {
        return SageMakerClient.builder()
                .region(Bank.REGION)
                .httpClient(http)
                .credentialsProvider(credentials)
                .build();
    }

    /** The SDK's own way into an account. */
    static AwsCredentialsProvider role(SdkHttpClient http) {
        StsClient sts = StsClient.builder()
                .region(Bank.REGION)
                .httpClient(http)
                .credentialsProvider(Bank.BASE)
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(r -> r.roleArn(Bank.ROLE).roleSessionName("ines"))
                .build();
    }

    /** A session that is at hand, so that STS is not asked. */
    static AwsCredentialsProvider session() {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create("ASIA0123456789EXAMPLE", Answers.SECRET, Answers.TOKEN));
    }
}
