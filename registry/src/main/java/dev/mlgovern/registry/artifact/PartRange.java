package dev.mlgovern.registry.artifact;

import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * The bytes of one part.
 *
 * @param number from 1
 * @param from the first byte
 * @param length how many
 */
record PartRange(int number, long from, long length) {
    static PartRange of(int number, long from, long length) {
        return new PartRange(number, from, length);
    }

    String header() {
        return "bytes=" + from + "-" + (from + length - 1);
    }

    CompletedPart completed(Part earlier) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(earlier.eTag())
                .checksumCRC32(earlier.checksumCRC32())
                .checksumCRC32C(earlier.checksumCRC32C())
                .checksumCRC64NVME(earlier.checksumCRC64NVME())
                .build();
    }

    CompletedPart completed(CopyPartResult now) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(now.eTag())
                .checksumCRC32(now.checksumCRC32())
                .checksumCRC32C(now.checksumCRC32C())
                .checksumCRC64NVME(now.checksumCRC64NVME())
                .build();
    }
}
