package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sts.StsClient;

@LocalCloudTest
class HttpDoorTest {
    private LocalCloud cloud;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C over(Supplier<B> builder) {
        return client(builder.get(), LocalCloud.httpClient(cloud.uri()), cloud.credentials(DEV, "ines"));
    }

    @Test
    void sts_overHttp_knowsTheCaller() {
        assertThat(over(StsClient::builder).getCallerIdentity().account()).isEqualTo(DEV);
    }

    @Test
    void sageMaker_overHttp_sharesStateWithTheInProcessDoor() {
        over(SageMakerClient::builder).createModelPackageGroup(r -> r.modelPackageGroupName("churn"));

        assertThat(client(SageMakerClient.builder(), cloud, DEV)
                        .describeModelPackageGroup(r -> r.modelPackageGroupName("churn"))
                        .modelPackageGroupName())
                .isEqualTo("churn");
    }

    @Test
    void s3_overHttp_carriesBytesUnchanged() {
        cloud.account(DEV).bucket("models-dev");
        byte[] bytes = new byte[300_000];
        bytes[7] = 42;
        S3Client s3 = over(S3Client::builder);

        s3.putObject(r -> r.bucket("models-dev").key("a b/ü+.bin"), RequestBody.fromBytes(bytes));

        assertThat(s3.getObjectAsBytes(r -> r.bucket("models-dev").key("a b/ü+.bin"))
                        .asByteArray())
                .isEqualTo(bytes);
        assertThat(s3.headObject(r -> r.bucket("models-dev").key("a b/ü+.bin")).contentLength())
                .isEqualTo(300_000);
    }

    @Test
    void s3_overHttp_leavesAnArchiveAsItCame() throws IOException {
        cloud.account(DEV).bucket("models-dev");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(archive)) {
            gzip.write(new byte[10_000]);
        }
        S3Client s3 = over(S3Client::builder);

        s3.putObject(r -> r.bucket("models-dev").key("model.tar.gz"), RequestBody.fromBytes(archive.toByteArray()));

        assertThat(s3.getObjectAsBytes(r -> r.bucket("models-dev").key("model.tar.gz"))
                        .asByteArray())
                .isEqualTo(archive.toByteArray());
    }

    @Test
    void resetMidBody_overHttp_isSeenAsABrokenConnection() {
        cloud.faults().on("sts:GetCallerIdentity").times(1).resetMidBody();
        StsClient sts = over(StsClient::builder);

        assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkClientException.class);
        assertThat(sts.getCallerIdentity().account()).isEqualTo(DEV);
    }

    @Test
    void s3_overHttpInPathStyle_asBotoAndTheCliCall() {
        cloud.account(DEV).bucket("models-dev").put("model.bin", new byte[] {1, 2, 3});
        try (S3Client s3 = S3Client.builder()
                .region(Clients.HOME)
                .endpointOverride(cloud.uri())
                .forcePathStyle(true)
                .httpClient(LocalCloud.httpClient(cloud.uri()))
                .credentialsProvider(cloud.credentials(DEV, "ines"))
                .build()) {
            assertThat(s3.getObjectAsBytes(r -> r.bucket("models-dev").key("model.bin"))
                            .asByteArray())
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void error_overHttp_keepsCodeAndStatus() {
        assertThatThrownBy(() ->
                        over(SageMakerClient::builder).describeModelPackageGroup(r -> r.modelPackageGroupName("none")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void reset_overHttp_isSeenAsABrokenConnection() {
        cloud.faults().on("sts:GetCallerIdentity").times(1).reset();
        StsClient sts = over(StsClient::builder);

        assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkClientException.class);
        assertThat(sts.getCallerIdentity().account()).isEqualTo(DEV);
    }

    @Test
    void unsignedRequest_overHttp_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cloud.uri() + "/")).build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("MissingAuthenticationToken");
    }
}
