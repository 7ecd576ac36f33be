package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The multipart half of the contract. */
abstract class S3MultipartContractTest extends S3ContractTest {
    private static final int MIB = 1 << 20;

    @Test
    void multipart_twoParts_makeOneObject() {
        byte[] first = filled('a', 5 * MIB);
        byte[] last = filled('b', 10);
        String id = begin("big");

        List<CompletedPart> parts = List.of(upload("big", id, 1, first), upload("big", id, 2, last));
        CompleteMultipartUploadResponse done = complete("big", id, parts);

        assertThat(done.eTag()).endsWith("-2\"");
        assertThat(head("big").contentLength()).isEqualTo(5 * MIB + 10);
        assertThat(s3().getObjectAsBytes(b -> b.bucket(bucket).key("big").range("bytes=5242879-5242880"))
                        .asUtf8String())
                .isEqualTo("ab");
        assertThat(s3().listMultipartUploads(b -> b.bucket(bucket)).uploads()).isEmpty();
    }

    @Test
    void multipart_metadataAndType_comeFromItsBeginning() {
        String id = s3().createMultipartUpload(
                        b -> b.bucket(bucket).key("m").contentType("text/csv").metadata(Map.of("a", "b")))
                .uploadId();

        complete("m", id, List.of(upload("m", id, 1, filled('x', 3))));

        assertThat(head("m").contentType()).isEqualTo("text/csv");
        assertThat(head("m").metadata()).containsEntry("a", "b");
    }

    @Test
    void multipart_partsCopied_takeTheirRange() {
        put("source", "0123456789".repeat(MIB));
        String id = begin("copy");

        List<CompletedPart> parts =
                List.of(copyPart(id, 1, "bytes=0-6291455"), copyPart(id, 2, "bytes=6291456-10485759"));
        complete("copy", id, parts);

        assertThat(head("copy").contentLength()).isEqualTo(10 * MIB);
        assertThat(s3().getObjectAsBytes(b -> b.bucket(bucket).key("copy").range("bytes=6291450-6291465"))
                        .asUtf8String())
                .isEqualTo("0123456789012345");
    }

    @Test
    void multipart_partCopiedFromAChangedSource_is412() {
        put("source", "hello");
        String id = begin("copy");

        fails(
                412,
                () -> s3().uploadPartCopy(b -> b.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy")
                        .uploadId(id)
                        .partNumber(1)
                        .copySourceIfMatch("\"0123456789abcdef0123456789abcdef\"")));
    }

    @Test
    void multipart_smallPartBeforeTheLast_isRefused() {
        String id = begin("small");
        List<CompletedPart> parts =
                List.of(upload("small", id, 1, filled('a', 10)), upload("small", id, 2, filled('b', 10)));

        fails(400, () -> complete("small", id, parts));
    }

    @Test
    void multipart_unknownPart_isRefused() {
        String id = begin("k");
        upload("k", id, 1, filled('a', 10));

        fails(
                400,
                () -> complete(
                        "k",
                        id,
                        List.of(CompletedPart.builder()
                                .partNumber(2)
                                .eTag("\"0123\"")
                                .build())));
    }

    @Test
    void multipart_aborted_isNoMore() {
        String id = begin("k");
        assertThat(s3().listMultipartUploads(b -> b.bucket(bucket)).uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(id);

        s3().abortMultipartUpload(b -> b.bucket(bucket).key("k").uploadId(id));

        assertThat(s3().listMultipartUploads(b -> b.bucket(bucket)).uploads()).isEmpty();
        fails(404, () -> s3().listParts(b -> b.bucket(bucket).key("k").uploadId(id)));
        fails(
                404,
                () -> complete(
                        "k",
                        id,
                        List.of(CompletedPart.builder()
                                .partNumber(1)
                                .eTag("\"0123\"")
                                .build())));
    }

    @Test
    void multipart_partsUploadedTwice_lastOneCounts() {
        String id = begin("k");
        upload("k", id, 1, filled('a', 10));
        CompletedPart second = upload("k", id, 1, filled('b', 3));

        assertThat(s3().listParts(b -> b.bucket(bucket).key("k").uploadId(id)).parts())
                .extracting(Part::size)
                .containsExactly(3L);
        complete("k", id, List.of(second));
        assertThat(text("k")).isEqualTo("bbb");
    }

    @Test
    void multipart_withSha256_hasAChecksumOfChecksums() {
        CreateMultipartUploadResponse begun =
                s3().createMultipartUpload(b -> b.bucket(bucket).key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256));
        String id = begun.uploadId();
        UploadPartResponse part = s3().uploadPart(
                        b -> b.bucket(bucket)
                                .key("k")
                                .uploadId(id)
                                .partNumber(1)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromString("hello"));

        CompleteMultipartUploadResponse done = complete(
                "k",
                id,
                List.of(CompletedPart.builder()
                        .partNumber(1)
                        .eTag(part.eTag())
                        .checksumSHA256(part.checksumSHA256())
                        .build()));

        assertThat(part.checksumSHA256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        assertThat(done.checksumSHA256()).endsWith("-1");
    }

    final String begin(String key) {
        return s3().createMultipartUpload(b -> b.bucket(bucket).key(key)).uploadId();
    }

    final CompletedPart upload(String key, String id, int number, byte[] bytes) {
        UploadPartResponse part = s3().uploadPart(
                        b -> b.bucket(bucket).key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    final CompleteMultipartUploadResponse complete(String key, String id, List<CompletedPart> parts) {
        List<CompletedPart> all = new ArrayList<>(parts);
        return s3().completeMultipartUpload(
                        b -> b.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(all)));
    }

    static byte[] filled(char letter, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }

    private CompletedPart copyPart(String id, int number, String range) {
        String etag = s3().uploadPartCopy(b -> b.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy")
                        .uploadId(id)
                        .partNumber(number)
                        .copySourceRange(range))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }
}
