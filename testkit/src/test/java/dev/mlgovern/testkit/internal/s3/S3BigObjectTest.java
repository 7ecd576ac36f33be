package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3BigObjectTest extends LocalS3Test {
    private static final long SIZE = (20L << 30) + 7;
    private static final long PART = 4L << 30;

    @BeforeEach
    void putBig() {
        SdkBytes head = SdkBytes.fromString("weights", StandardCharsets.UTF_8);
        door.service().objects().putSparse(MODELS, "big", head, SIZE);
    }

    @Test
    void copy_above5GB_isRefused() {
        fails(
                400,
                "InvalidRequest",
                () -> centre.copyObject(b -> b.sourceBucket(MODELS)
                        .sourceKey("big")
                        .destinationBucket(STORE)
                        .destinationKey("big")));
    }

    @Test
    void copy_inParts_hasTheSizeAndChecksumOfTheSource() {
        String id = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);
        complete(id, copyParts(id, PART));

        HeadObjectResponse source =
                dev.headObject(b -> b.bucket(MODELS).key("big").checksumMode(ChecksumMode.ENABLED));
        HeadObjectResponse copy =
                centre.headObject(b -> b.bucket(STORE).key("big").checksumMode(ChecksumMode.ENABLED));
        assertThat(copy.contentLength()).isEqualTo(SIZE);
        assertThat(copy.checksumCRC64NVME())
                .isEqualTo(source.checksumCRC64NVME())
                .isNotEmpty();
        assertThat(copy.eTag()).endsWith("-6\"");
        assertThat(centre.getObjectAsBytes(b -> b.bucket(STORE).key("big").range("bytes=0-6"))
                        .asUtf8String())
                .isEqualTo("weights");
        assertThat(centre.headObject(b -> b.bucket(STORE).key("big").partNumber(6))
                        .contentLength())
                .isEqualTo(7);
    }

    @Test
    void copy_ofAPartAbove5GB_isRefused() {
        String id = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);

        fails(400, "InvalidRequest", () -> copyPart(id, 1, "bytes=0-" + (5L << 30)));
        fails(400, "InvalidArgument", () -> copyPart(id, 1, "bytes=" + (SIZE - 5) + "-" + SIZE));
        fails(400, "InvalidArgument", () -> copyPart(id, 10_001, "bytes=0-5"));
    }

    @Test
    void complete_twice_tellsTheSameAgain() {
        String id = begin(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
        List<CompletedPart> parts = copyParts(id, PART);

        String first = complete(id, parts);

        assertThat(complete(id, parts)).isEqualTo(first);
        assertThat(centre.listMultipartUploads(b -> b.bucket(STORE)).uploads()).isEmpty();
    }

    @Test
    void complete_ifNoneMatchOnAnExistingKey_is412AndLeavesTheUpload() {
        door.service().objects().put(STORE, "big", SdkBytes.fromUtf8String("there"));
        String id = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);
        List<CompletedPart> parts = copyParts(id, PART);

        fails(
                412,
                "PreconditionFailed",
                () -> centre.completeMultipartUpload(b ->
                        b.bucket(STORE).key("big").uploadId(id).ifNoneMatch("*").multipartUpload(m -> m.parts(parts))));
        assertThat(centre.listMultipartUploads(b -> b.bucket(STORE)).uploads()).hasSize(1);
    }

    @Test
    void complete_compositeWithoutPartChecksums_isRefused() {
        String id = begin(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);
        CompletedPart bare = CompletedPart.builder()
                .partNumber(1)
                .eTag(copyPart(id, 1, "bytes=0-5").eTag())
                .build();

        fails(400, "InvalidRequest", () -> complete(id, List.of(bare)));
    }

    @Test
    void begin_withATypeTheAlgorithmHasNot_isRefused() {
        fails(400, "InvalidRequest", () -> begin(ChecksumAlgorithm.SHA256, ChecksumType.FULL_OBJECT));
        fails(400, "InvalidRequest", () -> begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.COMPOSITE));
    }

    @Test
    void get_wholeBigObject_isHonestlyNotPlayed() {
        fails(
                501,
                "NotImplemented",
                () -> dev.getObjectAsBytes(b -> b.bucket(MODELS).key("big")));
    }

    private String begin(ChecksumAlgorithm algorithm, ChecksumType type) {
        return centre.createMultipartUpload(CreateMultipartUploadRequest.builder()
                        .bucket(STORE)
                        .key("big")
                        .checksumAlgorithm(algorithm)
                        .checksumType(type)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY)
                        .build())
                .uploadId();
    }

    private List<CompletedPart> copyParts(String id, long partSize) {
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < SIZE; from += partSize) {
            long last = Math.min(SIZE, from + partSize) - 1;
            parts.add(copyPart(id, parts.size() + 1, "bytes=" + from + "-" + last));
        }
        return parts;
    }

    private CompletedPart copyPart(String id, int number, String range) {
        String etag = centre.uploadPartCopy(b -> b.sourceBucket(MODELS)
                        .sourceKey("big")
                        .destinationBucket(STORE)
                        .destinationKey("big")
                        .uploadId(id)
                        .partNumber(number)
                        .copySourceRange(range))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private String complete(String id, List<CompletedPart> parts) {
        return centre.completeMultipartUpload(
                        b -> b.bucket(STORE).key("big").uploadId(id).multipartUpload(m -> m.parts(parts)))
                .eTag();
    }
}
