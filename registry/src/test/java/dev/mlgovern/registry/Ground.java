package dev.mlgovern.registry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What a bank stands on: something that plays AWS with several accounts, and what a platform team sets up there by CloudFormation. */
public interface Ground {
    Region REGION = Region.EU_WEST_1;

    /** The way to it, without an endpoint setting. */
    SdkHttpClient httpClient();

    /** Somebody who may do everything in an account. */
    AwsCredentialsProvider credentials(AccountId account, String user);

    Clock clock();

    Sleeper sleeper();

    /** A role of the account's, for people of another account or for a service. */
    void role(AccountId account, String name, String trusted);

    /** Makes a key and gives its ARN. */
    String key(AccountId account, String policy);

    void bucket(AccountId account, String name, String policy);

    /** Lets a bucket keep versions, and encrypt what comes in. */
    void versions(AccountId account, String bucket, String keyArn);

    /** Pushes an image and gives its URI by tag. */
    String image(AccountId account, String repository, String policy);

    /** Sets what every model answers. */
    void modelsAnswer(String json);

    default S3Client s3(AccountId account) {
        return client(S3Client.builder(), account);
    }

    default SageMakerClient sageMaker(AccountId account) {
        return client(SageMakerClient.builder(), account);
    }

    /** A client of somebody who may do everything in an account. */
    default <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, AccountId account) {
        return builder.region(REGION)
                .httpClient(httpClient())
                .credentialsProvider(credentials(account, "admin"))
                .build();
    }
}
