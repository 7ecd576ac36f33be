package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.CENTRAL;
import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;

@LocalCloudTest
class AccessTest {
    private LocalCloud cloud;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
    }

    @Test
    void role_withoutPolicies_mayDoNothing() {
        RoleSetup role = cloud.account(DEV).role("team").policies();
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud.httpClient(), session(role));

        denied(
                () -> sageMaker.createModelPackageGroup(r -> r.modelPackageGroupName("churn")),
                "User: arn:aws:sts::111111111111:assumed-role/team/s1 is not authorized to perform: "
                        + "sagemaker:CreateModelPackageGroup on resource: "
                        + "arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/churn "
                        + "because no identity-based policy allows the sagemaker:CreateModelPackageGroup action");
    }

    @Test
    void role_policyChanged_countsForOpenSessions() {
        RoleSetup role = cloud.account(DEV).role("team").policies();
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud.httpClient(), session(role));

        role.policies("""
                {"Statement":{"Effect":"Allow","Action":"sagemaker:Create*","Resource":"*"}}""");

        assertThat(sageMaker
                        .createModelPackageGroup(r -> r.modelPackageGroupName("churn"))
                        .modelPackageGroupArn())
                .endsWith("/churn");
    }

    @Test
    void explicitDeny_winsOverAllow() {
        RoleSetup role = cloud.account(DEV).role("team").policies("""
                        {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                         {"Effect":"Deny","Action":"sagemaker:CreateModelPackageGroup","Resource":"*",
                          "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}""");
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud.httpClient(), session(role));

        denied(
                () -> sageMaker.createModelPackageGroup(r -> r.modelPackageGroupName("churn")),
                "with an explicit deny in an identity-based policy");
    }

    @Test
    void otherAccountsKey_withoutPolicy_isDeniedByTheResource() {
        KeySetup key = cloud.account(CENTRAL).key("models");
        KmsClient kms = client(KmsClient.builder(), cloud, DEV);

        denied(
                () -> kms.generateDataKey(r -> r.keyId(key.arn()).keySpec(DataKeySpec.AES_256)),
                "because no resource-based policy allows the kms:GenerateDataKey action");
    }

    @Test
    void dataKey_ofSharedKey_decryptsInTheOtherAccount() {
        KeySetup key = cloud.account(CENTRAL).key("models").policy("""
                {"Statement":{"Effect":"Allow","Principal":{"AWS":["111111111111","222222222222"]},"Action":"kms:*","Resource":"*"}}""");
        GenerateDataKeyResponse made = client(KmsClient.builder(), cloud, DEV)
                .generateDataKey(r -> r.keyId(key.arn()).keySpec(DataKeySpec.AES_256));

        SdkBytes plain = client(KmsClient.builder(), cloud, CENTRAL)
                .decrypt(r -> r.ciphertextBlob(made.ciphertextBlob()))
                .plaintext();

        assertThat(plain).isEqualTo(made.plaintext());
    }

    @Test
    void key_whosePolicyNamesNobody_isClosedToItsOwnAccount() {
        KeySetup key = cloud.account(DEV).key("models").policy("""
                {"Statement":{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:*","Resource":"*"}}""");

        denied(
                () -> client(KmsClient.builder(), cloud, DEV).describeKey(r -> r.keyId(key.arn())),
                "because no resource-based policy allows the kms:DescribeKey action");
    }

    @Test
    void disabledKey_cannotBeUsed() {
        KeySetup key = cloud.account(DEV).key("models").enabled(false);
        KmsClient kms = client(KmsClient.builder(), cloud, DEV);

        assertThatThrownBy(() -> kms.encrypt(r -> r.keyId(key.arn()).plaintext(SdkBytes.fromUtf8String("x"))))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("DisabledException"));
        assertThat(kms.describeKey(r -> r.keyId("alias/models")).keyMetadata().enabled())
                .isFalse();
    }

    @Test
    void image_ofOtherAccount_isReadOnceItsRepositoryAllows() {
        RepositorySetup repository = cloud.account(CENTRAL).repository("churn");
        String digest = repository.push("v1");
        EcrClient ecr = client(EcrClient.builder(), cloud, DEV);

        denied(() -> images(ecr, "v1"), "no resource-based policy allows the ecr:BatchGetImage");
        repository.policy("""
                {"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":["ecr:BatchGetImage","ecr:DescribeImages"]}}""");

        assertThat(images(ecr, "v1").images().get(0).imageId().imageDigest()).isEqualTo(digest);
        assertThat(images(ecr, "v2").failures()).hasSize(1);
        assertThat(ecr.describeImages(r -> r.registryId(CENTRAL).repositoryName("churn"))
                        .imageDetails())
                .hasSize(1);
    }

    @Test
    void signature_forAnotherRegionThanTheHost_isRefused() {
        StsClient crossed = StsClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(java.net.URI.create("https://sts.us-east-1.amazonaws.com"))
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(DEV, "ines"))
                .build();

        assertThatThrownBy(crossed::getCallerIdentity)
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("Credential should be scoped to a valid region");
    }

    @Test
    void requestThatBreaksTheModel_isRefusedAndRemembered() {
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud, DEV);

        assertThatThrownBy(() -> sageMaker.createModelPackageGroup(r -> r.modelPackageGroupName("no spaces")))
                .hasMessageContaining("Member must satisfy regular expression pattern");
        assertThat(cloud.takeViolations())
                .singleElement()
                .asString()
                .startsWith("sagemaker:CreateModelPackageGroup request");
    }

    @Test
    void operationThatTheCloudLacks_isAViolation() {
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud, DEV);

        assertThatThrownBy(() -> sageMaker.listNotebookInstances(r -> {})).isInstanceOf(AwsServiceException.class);
        assertThat(cloud.takeViolations()).hasSize(1);
    }

    private AwsCredentialsProvider session(RoleSetup role) {
        return Clients.session(client(StsClient.builder(), cloud, DEV)
                .assumeRole(r -> r.roleArn(role.arn()).roleSessionName("s1")));
    }

    private static software.amazon.awssdk.services.ecr.model.BatchGetImageResponse images(EcrClient ecr, String tag) {
        return ecr.batchGetImage(r -> r.registryId(CENTRAL)
                .repositoryName("churn")
                .imageIds(ImageIdentifier.builder().imageTag(tag).build()));
    }

    private static void denied(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).startsWith("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }
}
