package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3VersionTest extends LocalS3Test {
    @BeforeEach
    void keepVersions() {
        dev.putBucketVersioning(
                b -> b.bucket(MODELS).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void put_twice_keepsBoth() {
        String first = put("k", "one").versionId();
        String second = put("k", "two").versionId();

        assertThat(first).isNotEqualTo(second);
        assertThat(text(first)).isEqualTo("one");
        assertThat(text(second)).isEqualTo("two");
        assertThat(dev.getBucketVersioning(b -> b.bucket(MODELS)).status()).isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void copy_ofAnOlderVersion_takesItsBytes() {
        String first = put("k", "one").versionId();
        put("k", "two");

        assertThat(centre.copyObject(b -> b.sourceBucket(MODELS)
                                .sourceKey("k")
                                .sourceVersionId(first)
                                .destinationBucket(STORE)
                                .destinationKey("k"))
                        .copySourceVersionId())
                .isEqualTo(first);
        assertThat(centre.getObjectAsBytes(b -> b.bucket(STORE).key("k")).asUtf8String())
                .isEqualTo("one");
    }

    @Test
    void delete_withoutVersion_hidesTheKey() {
        String version = put("k", "one").versionId();

        DeleteObjectResponse deleted = dev.deleteObject(b -> b.bucket(MODELS).key("k"));

        assertThat(deleted.deleteMarker()).isTrue();
        assertThat(text(version)).isEqualTo("one");
        assertThatThrownBy(() -> dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(404);
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
                            .contains("true");
                });
        fails(405, "MethodNotAllowed", () -> text(deleted.versionId()));
        dev.deleteObject(b -> b.bucket(MODELS).key("k").versionId(deleted.versionId()));
        assertThat(dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k")).asUtf8String())
                .isEqualTo("one");
    }

    @Test
    void listVersions_afterADelete_showsTheMarkerFirst() {
        put("k", "one");
        dev.deleteObject(b -> b.bucket(MODELS).key("k"));

        ListObjectVersionsResponse all = dev.listObjectVersions(b -> b.bucket(MODELS));

        assertThat(all.deleteMarkers()).hasSize(1).allMatch(marker -> marker.isLatest());
        assertThat(all.versions()).hasSize(1).noneMatch(version -> version.isLatest());
        assertThat(dev.listObjectsV2(b -> b.bucket(MODELS)).contents()).isEmpty();
    }

    @Test
    void put_ifMatch_holdsOnlyForTheCurrentEtag() {
        String etag = put("k", "one").eTag();
        dev.putObject(b -> b.bucket(MODELS).key("k").ifMatch(etag), RequestBody.fromString("two"));

        fails(
                412,
                "PreconditionFailed",
                () -> dev.putObject(b -> b.bucket(MODELS).key("k").ifMatch(etag), RequestBody.fromString("three")));
        fails(
                404,
                "NoSuchKey",
                () -> dev.putObject(b -> b.bucket(MODELS).key("new").ifMatch(etag), RequestBody.fromString("three")));
    }

    @Test
    void get_unknownVersion_is404() {
        put("k", "one");

        fails(404, "NoSuchVersion", () -> text("no-such-version"));
    }

    @Test
    void put_metadataOver2KB_isRefused() {
        fails(
                400,
                "MetadataTooLarge",
                () -> dev.putObject(
                        b -> b.bucket(MODELS).key("k").metadata(Map.of("note", "x".repeat(2045))),
                        RequestBody.fromString("v")));
        dev.putObject(
                b -> b.bucket(MODELS).key("k").metadata(Map.of("note", "x".repeat(2044))), RequestBody.fromString("v"));
    }

    @Test
    void copy_ontoItself_isRefusedUnlessSomethingChanges() {
        put("k", "one");

        fails(
                400,
                "InvalidRequest",
                () -> dev.copyObject(b -> b.sourceBucket(MODELS)
                        .sourceKey("k")
                        .destinationBucket(MODELS)
                        .destinationKey("k")));
    }

    @Test
    void list_whenTheCloudPagesSmall_goesOn() {
        for (int i = 0; i < 5; i++) {
            put("d" + i + "/k", "v");
        }
        cloud.pageSize = 2;

        assertThat(dev.listObjectsV2Paginator(b -> b.bucket(MODELS).delimiter("/"))
                        .commonPrefixes())
                .hasSize(5);
        assertThat(dev.listObjectsV2Paginator(b -> b.bucket(MODELS)).contents()).hasSize(5);
    }

    private String text(String version) {
        return dev.getObjectAsBytes(b -> b.bucket(MODELS).key("k").versionId(version))
                .asUtf8String();
    }
}
