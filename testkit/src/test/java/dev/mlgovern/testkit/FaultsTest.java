package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.CENTRAL;
import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

@LocalCloudTest
class FaultsTest {
    private LocalCloud cloud;
    private SageMakerClient sageMaker;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        sageMaker = client(SageMakerClient.builder(), cloud, DEV);
    }

    @Test
    void throttled_twice_thenWorks() {
        cloud.faults().on("sagemaker:CreateModelPackageGroup").times(2).throttled();

        failsWith(400, "ThrottlingException");
        failsWith(400, "ThrottlingException");
        create("churn");
        assertThat(cloud.calls())
                .extracting(RecordedCall::outcome)
                .containsExactly("ThrottlingException", "ThrottlingException", "");
        assertThat(cloud.calls()).extracting(RecordedCall::fault).containsExactly("throttled", "throttled", "");
    }

    @Test
    void throttled_inS3_isCalledSlowDown() {
        cloud.account(DEV).bucket("models-dev");
        cloud.faults().on("s3:*").throttled();
        S3Client s3 = client(S3Client.builder(), cloud, DEV);

        assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("models-dev")))
                .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(503);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
                });
    }

    @Test
    void serverErrorDeniedAndExpired_areAnsweredAsAwsDoes() {
        cloud.faults().on("sagemaker:*").times(1).serverError();
        cloud.faults().on("sagemaker:*").times(1).denied();
        cloud.faults().on("sagemaker:*").times(1).expiredToken();

        failsWith(500, "InternalFailure");
        failsWith(400, "AccessDeniedException");
        failsWith(403, "ExpiredTokenException");
        create("churn");
    }

    @Test
    void faultOfOneAccount_sparesTheOther() {
        cloud.faults().on("*").account(CENTRAL).unavailable();

        create("churn");
        assertThatThrownBy(
                        () -> client(SageMakerClient.builder(), cloud, CENTRAL).listModelPackageGroups(r -> {}))
                .isInstanceOf(AwsServiceException.class);
    }

    @Test
    void everySecondAfterOne_isHit() {
        cloud.faults().on("sagemaker:ListModelPackageGroups").skip(1).every(2).serverError();

        assertThat(outcomes(5)).containsExactly("", "", "InternalFailure", "", "InternalFailure");
    }

    @Test
    void byChance_hitsTheSameOnesInEachRun() {
        cloud.faults()
                .on("sagemaker:ListModelPackageGroups")
                .probability(0.5, 7)
                .serverError();
        var first = outcomes(12);
        cloud.faults().clear();
        cloud.clearCalls();
        cloud.faults()
                .on("sagemaker:ListModelPackageGroups")
                .probability(0.5, 7)
                .serverError();

        assertThat(outcomes(12)).isEqualTo(first).contains("", "InternalFailure");
    }

    @Test
    void reset_leavesNothingDone() {
        cloud.faults().on("sagemaker:CreateModelPackageGroup").times(1).reset();

        assertThatThrownBy(() -> create("churn")).isInstanceOf(SdkClientException.class);
        assertThat(sageMaker.listModelPackageGroups(r -> {}).modelPackageGroupSummaryList())
                .isEmpty();
    }

    @Test
    void lostAnswerCutOffAndMalformed_leaveItDone() {
        cloud.faults().on("sagemaker:CreateModelPackageGroup").times(1).lostAnswer();
        cloud.faults().on("sagemaker:CreateModelPackageGroup").times(1).resetMidBody();
        cloud.faults().on("sagemaker:CreateModelPackageGroup").times(1).malformedBody();

        assertThatThrownBy(() -> create("lost")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> create("cut-off")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> create("malformed")).isInstanceOf(SdkClientException.class);
        assertThat(sageMaker.listModelPackageGroups(r -> {}).modelPackageGroupSummaryList())
                .hasSize(3);
    }

    @Test
    void emptyPages_comeBeforeEachPage() {
        create("churn");
        cloud.faults().on("sagemaker:ListModelPackageGroups").emptyPages();

        var first = sageMaker.listModelPackageGroups(r -> {});
        assertThat(first.modelPackageGroupSummaryList()).isEmpty();
        assertThat(first.nextToken()).isNotEmpty();
        assertThat(sageMaker.listModelPackageGroupsPaginator(r -> {}).stream()
                        .flatMap(page -> page.modelPackageGroupSummaryList().stream()))
                .hasSize(1);
    }

    @Test
    void slow_takesTimeOnTheClockOrInReality() {
        Instant before = cloud.clock().instant();
        cloud.faults().on("*").times(1).slowOnClock(Duration.ofMinutes(10));
        create("churn");
        assertThat(cloud.clock().instant()).isAfter(before.plus(Duration.ofMinutes(9)));

        cloud.faults().on("*").times(1).slow(Duration.ofMillis(30));
        long started = System.nanoTime();
        create("fraud");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(29));
    }

    @Test
    void crashBefore_leavesNothingDoneAndTheProcessDead() {
        cloud.crash().before(2);
        create("first");

        assertThatThrownBy(() -> create("second")).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> create("third")).isInstanceOf(SimulatedCrash.class);
        assertThat(cloud.calls()).hasSize(1);
    }

    @Test
    void crashAfter_leavesItDoneForTheNextProcess() {
        cloud.crash().after(1);
        assertThatThrownBy(() -> create("churn")).isInstanceOf(SimulatedCrash.class);

        SdkHttpClient next = cloud.httpClient();
        assertThat(client(SageMakerClient.builder(), next, cloud.credentials(DEV, "ines"))
                        .listModelPackageGroups(r -> {})
                        .modelPackageGroupSummaryList())
                .hasSize(1);
    }

    @Test
    void faultOnNothingNameable_isRefused() {
        assertThatThrownBy(() -> cloud.faults().on("CreateModelPackage")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.crash().before(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.faults().on("*").every(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.faults().on("*").probability(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private java.util.List<String> outcomes(int calls) {
        for (int i = 0; i < calls; i++) {
            try {
                sageMaker.listModelPackageGroups(r -> {});
            } catch (AwsServiceException e) {
                assertThat(e.statusCode()).isEqualTo(500);
            }
        }
        return cloud.calls().stream().map(RecordedCall::outcome).toList();
    }

    private void create(String group) {
        sageMaker.createModelPackageGroup(r -> r.modelPackageGroupName(group));
    }

    private void failsWith(int status, String code) {
        assertThatThrownBy(() -> create("churn")).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
