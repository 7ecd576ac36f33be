package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3AccessTest extends LocalS3Test {
    @Test
    void copy_betweenAccounts_needsTheReadAndTheWrite() {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""";
        dev.putBucketPolicy(b -> b.bucket(MODELS).policy(policy));
        put("k", "v");
        cloud.asked.clear();

        centre.copyObject(b ->
                b.sourceBucket(MODELS).sourceKey("k").destinationBucket(STORE).destinationKey("t/k"));

        assertThat(cloud.actions()).containsExactly("s3:PutObject", "s3:GetObject");
        Access read = cloud.asked.get(1);
        assertThat(read.resource().arn()).isEqualTo("arn:aws:s3:::dev-models/k");
        assertThat(read.resource().owner()).isEqualTo(DEV);
        assertThat(read.resource().policy()).isEqualTo(policy);
        assertThat(dev.getBucketPolicy(b -> b.bucket(MODELS)).policy()).isEqualTo(policy);
    }

    @Test
    void copy_ofATaggedObject_needsTheTagsToo() {
        dev.putObject(b -> b.bucket(MODELS).key("k").tagging("team=fraud"), RequestBody.fromString("v"));
        cloud.asked.clear();

        centre.copyObject(b ->
                b.sourceBucket(MODELS).sourceKey("k").destinationBucket(STORE).destinationKey("k"));

        assertThat(cloud.actions())
                .containsExactly("s3:PutObject", "s3:GetObject", "s3:GetObjectTagging", "s3:PutObjectTagging");
        assertThat(cloud.asked.get(1).context()).containsEntry("s3:ExistingObjectTag/team", List.of("fraud"));
    }

    @Test
    void get_missingKeyWithoutListBucket_isForbiddenInsteadOfMissing() {
        assertThatThrownBy(() -> dev.headObject(b -> b.bucket(MODELS).key("missing")))
                .isInstanceOf(NoSuchKeyException.class);

        cloud.denied.add("s3:ListBucket");

        fails(
                403,
                "AccessDenied",
                () -> dev.getObjectAsBytes(b -> b.bucket(MODELS).key("missing")));
        put("k", "v");
        assertThat(dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k")).asUtf8String())
                .isEqualTo("v");
    }

    @Test
    void get_aVersion_isAnotherAction() {
        door.service().objects().versioned(MODELS);
        String version = put("k", "v").versionId();
        cloud.asked.clear();

        dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k").versionId(version));

        assertThat(cloud.actions()).containsExactly("s3:GetObjectVersion");
        assertThat(cloud.asked.get(0).context()).containsEntry("s3:VersionId", List.of(version));
    }

    @Test
    void list_withPrefix_tellsItToPolicies() {
        dev.listObjectsV2(b -> b.bucket(MODELS).prefix("a/"));

        assertThat(cloud.asked.get(0).context()).containsEntry("s3:prefix", List.of("a/"));
    }

    @Test
    void deleteMany_withoutPermission_isDenied() {
        put("k", "v");
        cloud.denied.add("s3:DeleteObject");

        fails(
                403,
                "AccessDenied",
                () -> dev.deleteObjects(b -> b.bucket(MODELS)
                        .delete(d ->
                                d.objects(ObjectIdentifier.builder().key("k").build()))));
    }

    @Test
    void expectedOwner_whenWrong_isForbiddenOnEitherSide() {
        put("k", "v");

        fails(
                403,
                "AccessDenied",
                () -> dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k").expectedBucketOwner(CENTRE)));
        fails(403, "AccessDenied", () -> copy(DEV, DEV));
        fails(403, "AccessDenied", () -> copy(CENTRE, CENTRE));
        assertThat(copy(DEV, CENTRE)).isNotEmpty();
    }

    @Test
    void region_whenWrong_isToldWithTheRightOne() {
        S3Client elsewhere = S3Clients.of(door, DEV, "us-west-2");

        assertThatThrownBy(() -> elsewhere.headBucket(b -> b.bucket(MODELS)))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(301);
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                            .contains("eu-west-1");
                });
        fails(301, "PermanentRedirect", () -> elsewhere.listObjectsV2(b -> b.bucket(MODELS)));
        assertThat(dev.headBucket(b -> b.bucket(MODELS)).bucketRegion()).isEqualTo("eu-west-1");
        assertThat(dev.getBucketLocation(b -> b.bucket(MODELS)).locationConstraintAsString())
                .isEqualTo("eu-west-1");
    }

    @Test
    void createBucket_whoseNameIsTaken_conflicts() {
        fails(409, "BucketAlreadyExists", () -> centre.createBucket(b -> b.bucket(MODELS)));
        fails(409, "BucketAlreadyOwnedByYou", () -> dev.createBucket(b -> b.bucket(MODELS)));
        assertThatThrownBy(() -> door.service().objects().create(DEV, "eu-west-1", "Not_A_Bucket"))
                .hasMessage("The specified bucket is not valid.");
    }

    @Test
    void setUp_ofTheSameBucketAgain_changesNothing() {
        put("k", "v");

        door.service().objects().create(DEV, "eu-west-1", MODELS);

        assertThat(dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k")).asUtf8String())
                .isEqualTo("v");
        assertThatThrownBy(() -> door.service().objects().create(CENTRE, "eu-west-1", MODELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bucket dev-models belongs to account 111111111111 in eu-west-1 already");
    }

    @Test
    void encryption_withADefaultKey_usesItForWritesAndReads() {
        door.service().objects().defaultKey(STORE, KEY);

        assertThat(centre.putObject(b -> b.bucket(STORE).key("k"), RequestBody.fromString("hello")))
                .satisfies(put -> assertThat(put.ssekmsKeyId()).isEqualTo(KEY))
                .satisfies(put -> assertThat(put.eTag()).isNotEqualTo(S3ContractTest.quotedMd5("hello")));
        assertThat(centre.getObjectAsBytes(b -> b.bucket(STORE).key("k")).asUtf8String())
                .isEqualTo("hello");
        assertThat(cloud.keyUses).containsExactly("kms:GenerateDataKey " + KEY, "kms:Decrypt " + KEY);
    }

    @Test
    void encryption_whenTheKeyMayNotBeUsed_isDenied() {
        put("k", "v");
        cloud.denied.add("kms:GenerateDataKey");

        fails(
                403,
                "AccessDenied",
                () -> centre.copyObject(b -> b.sourceBucket(MODELS)
                        .sourceKey("k")
                        .destinationBucket(STORE)
                        .destinationKey("k")
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY)));
    }

    @Test
    void read_byAService_isAuthorizedAsItsRole() {
        put("model.tar.gz", "bytes");

        assertThat(door.service()
                        .objects()
                        .read(S3Door.caller(DEV), "eu-west-1", "s3://dev-models/model.tar.gz")
                        .asUtf8String())
                .isEqualTo("bytes");
        assertThat(door.service().objects().list(S3Door.caller(DEV), "eu-west-1", "s3://dev-models/mod"))
                .containsExactly("s3://dev-models/model.tar.gz");
        cloud.denied.add("s3:GetObject");
        assertThatThrownBy(() -> door.service()
                        .objects()
                        .read(S3Door.caller(CENTRE), "eu-west-1", "s3://dev-models/model.tar.gz"))
                .isInstanceOf(AwsError.class);
    }

    private String copy(String sourceOwner, String owner) {
        return centre.copyObject(b -> b.sourceBucket(MODELS)
                        .sourceKey("k")
                        .destinationBucket(STORE)
                        .destinationKey("k")
                        .expectedSourceBucketOwner(sourceOwner)
                        .expectedBucketOwner(owner))
                .copyObjectResult()
                .eTag();
    }
}
