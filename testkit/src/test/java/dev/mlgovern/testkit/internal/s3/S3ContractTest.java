package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** What every S3 does for the SDK's own client, whoever plays it. */
abstract class S3ContractTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    String bucket = "";

    /** A client in the Region in which buckets are made. */
    abstract S3Client s3();

    @BeforeEach
    void makeBucket() {
        bucket = "contract-" + COUNT.incrementAndGet();
        s3().createBucket(b -> b.bucket(bucket));
    }

    @Test
    void put_text_isReadBack() {
        PutObjectResponse put = put("a/b c+d.txt", "hello");
        GetObjectResponse got =
                s3().getObjectAsBytes(b -> b.bucket(bucket).key("a/b c+d.txt")).response();

        assertThat(put.eTag()).isEqualTo(quotedMd5("hello"));
        assertThat(got.eTag()).isEqualTo(put.eTag());
        assertThat(got.contentLength()).isEqualTo(5);
        assertThat(text("a/b c+d.txt")).isEqualTo("hello");
    }

    @Test
    void put_nothing_isAnEmptyObject() {
        put("empty", "");

        assertThat(head("empty").contentLength()).isZero();
        assertThat(text("empty")).isEmpty();
    }

    @Test
    void put_withContentTypeAndMetadata_areKept() {
        s3().putObject(
                        b -> b.bucket(bucket).key("m").contentType("text/csv").metadata(Map.of("git-commit", "abc123")),
                        RequestBody.fromString("1,2"));

        assertThat(head("m").contentType()).isEqualTo("text/csv");
        assertThat(head("m").metadata()).containsEntry("git-commit", "abc123");
    }

    @Test
    void put_byDefault_keepsTheCrc32TheSdkSends() {
        put("k", "hello");

        HeadObjectResponse head = s3().headObject(b -> b.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumCRC32()).isEqualTo("NhCmhg==");
    }

    @Test
    void put_withSha256_isKeptAndTold() throws Exception {
        s3().putObject(
                        b -> b.bucket(bucket).key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromString("hello"));

        String sha256 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest("hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(s3().headObject(b -> b.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256())
                .isEqualTo(sha256);
        assertThat(s3().getObjectAttributes(b -> b.bucket(bucket)
                                .key("k")
                                .objectAttributes(ObjectAttributes.CHECKSUM, ObjectAttributes.OBJECT_SIZE))
                        .checksum()
                        .checksumSHA256())
                .isEqualTo(sha256);
    }

    @Test
    void put_withWrongChecksum_isRefused() {
        PutObjectRequest wrong = PutObjectRequest.builder()
                .bucket(bucket)
                .key("k")
                .checksumSHA256(Base64.getEncoder().encodeToString(new byte[32]))
                .build();

        fails(400, () -> s3().putObject(wrong, RequestBody.fromString("hello")));
        assertThat(keys("")).isEmpty();
    }

    @Test
    void put_ifNoneMatchOnAnExistingKey_is412() {
        put("k", "first");

        fails(
                412,
                () -> s3().putObject(
                                b -> b.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromString("second")));
        assertThat(text("k")).isEqualTo("first");
    }

    @Test
    void get_range_answersThatStretch() {
        put("k", "0123456789");

        assertThat(s3().getObjectAsBytes(b -> b.bucket(bucket).key("k").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertThat(s3().getObjectAsBytes(b -> b.bucket(bucket).key("k").range("bytes=-3"))
                        .asUtf8String())
                .isEqualTo("789");
        assertThat(s3().getObject(b -> b.bucket(bucket).key("k").range("bytes=7-"))
                        .response()
                        .contentRange())
                .isEqualTo("bytes 7-9/10");
    }

    @Test
    void get_rangeBehindTheEnd_is416() {
        put("k", "0123456789");

        fails(416, () -> s3().getObjectAsBytes(b -> b.bucket(bucket).key("k").range("bytes=20-30")));
    }

    @Test
    void get_ifMatch_holdsOnlyForThatEtag() {
        String etag = put("k", "v").eTag();

        assertThat(s3().getObjectAsBytes(b -> b.bucket(bucket).key("k").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("v");
        fails(
                412,
                () -> s3().getObjectAsBytes(
                                b -> b.bucket(bucket).key("k").ifMatch("\"0123456789abcdef0123456789abcdef\"")));
    }

    @Test
    void get_whatIsNotThere_is404() {
        fails(404, () -> s3().getObjectAsBytes(b -> b.bucket(bucket).key("missing")));
        fails(404, () -> s3().headObject(b -> b.bucket(bucket).key("missing")));
        fails(404, () -> s3().headBucket(b -> b.bucket("no-such-bucket")));
        assertThatThrownBy(() -> s3().getObjectAsBytes(b -> b.bucket(bucket).key("missing")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey"));
    }

    @Test
    void list_withPrefixAndDelimiter_groupsWhatLiesBelow() {
        List.of("a/1", "a/2", "b/1", "c").forEach(key -> put(key, "x"));

        ListObjectsV2Response root = s3().listObjectsV2(b -> b.bucket(bucket).delimiter("/"));
        assertThat(root.contents()).extracting(S3Object::key).containsExactly("c");
        assertThat(root.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/", "b/");
        assertThat(keys("a/")).containsExactly("a/1", "a/2");
    }

    @Test
    void list_moreThanAPage_goesOnWithTheToken() {
        List.of("1", "2", "3", "4", "5").forEach(key -> put(key, "x"));

        ListObjectsV2Response first = s3().listObjectsV2(b -> b.bucket(bucket).maxKeys(2));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("1", "2");
        assertThat(s3().listObjectsV2Paginator(b -> b.bucket(bucket).maxKeys(2)).contents())
                .extracting(S3Object::key)
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void copy_toAnotherKey_keepsBytesAndMetadata() {
        s3().putObject(
                        b -> b.bucket(bucket)
                                .key("from")
                                .contentType("text/csv")
                                .metadata(Map.of("a", "b")),
                        RequestBody.fromString("hello"));

        String etag = s3().copyObject(b -> b.sourceBucket(bucket)
                        .sourceKey("from")
                        .destinationBucket(bucket)
                        .destinationKey("to"))
                .copyObjectResult()
                .eTag();

        assertThat(etag).isEqualTo(quotedMd5("hello"));
        assertThat(text("to")).isEqualTo("hello");
        assertThat(head("to").contentType()).isEqualTo("text/csv");
        assertThat(head("to").metadata()).containsEntry("a", "b");
    }

    @Test
    void copy_replacingMetadata_takesThatOfTheRequest() {
        put("from", "hello");

        s3().copyObject(b -> b.sourceBucket(bucket)
                .sourceKey("from")
                .destinationBucket(bucket)
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("source", "dev")));

        assertThat(head("to").metadata()).isEqualTo(Map.of("source", "dev"));
    }

    @Test
    void copy_whenTheSourceChanged_is412() {
        put("from", "hello");

        fails(
                412,
                () -> s3().copyObject(b -> b.sourceBucket(bucket)
                        .sourceKey("from")
                        .destinationBucket(bucket)
                        .destinationKey("to")
                        .copySourceIfMatch("\"0123456789abcdef0123456789abcdef\"")));
    }

    @Test
    void delete_object_isGone() {
        put("k", "v");

        s3().deleteObject(b -> b.bucket(bucket).key("k"));
        s3().deleteObject(b -> b.bucket(bucket).key("never-was"));

        assertThat(keys("")).isEmpty();
    }

    @Test
    void delete_several_tellsEach() {
        put("a", "1");
        put("b", "2");
        put("c", "3");

        assertThat(s3().deleteObjects(b -> b.bucket(bucket).delete(d -> d.objects(object("a"), object("b"))))
                        .deleted())
                .hasSize(2);
        assertThat(keys("")).containsExactly("c");
    }

    @Test
    void tags_ofAnObject_areReplacedAsAWhole() {
        s3().putObject(b -> b.bucket(bucket).key("k").tagging("team=fraud&stage=dev"), RequestBody.fromString("v"));
        assertThat(tags("k")).containsExactlyInAnyOrder(tag("team", "fraud"), tag("stage", "dev"));

        s3().putObjectTagging(b -> b.bucket(bucket).key("k").tagging(t -> t.tagSet(tag("team", "credit"))));
        assertThat(tags("k")).containsExactly(tag("team", "credit"));
    }

    final PutObjectResponse put(String key, String text) {
        return s3().putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    final String text(String key) {
        return s3().getObjectAsBytes(b -> b.bucket(bucket).key(key)).asUtf8String();
    }

    final HeadObjectResponse head(String key) {
        return s3().headObject(b -> b.bucket(bucket).key(key));
    }

    final List<String> keys(String prefix) {
        return s3().listObjectsV2(b -> b.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<Tag> tags(String key) {
        return s3().getObjectTagging(b -> b.bucket(bucket).key(key)).tagSet();
    }

    private static ObjectIdentifier object(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static void fails(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    static String quotedMd5(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return '"'
                + HexFormat.of()
                        .formatHex(dev.mlgovern.testkit.internal.s3.ChecksumAlgorithm.digest("MD5", Content.of(bytes)))
                + '"';
    }
}
