package dev.mlgovern.registry.artifact;

import dev.mlgovern.registry.artifact.Checksum.Algorithm;
import dev.mlgovern.registry.model.S3Location;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** From S3's description of an object to ours. */
final class Heads {
    private Heads() {}

    static StoredObject stored(S3Location at, HeadObjectResponse head) {
        return new StoredObject(at, head.contentLength(), unquoted(head.eTag()), head.versionId(), checksum(head));
    }

    static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private static @Nullable Checksum checksum(HeadObjectResponse head) {
        if (head.checksumType() == ChecksumType.COMPOSITE) {
            return null;
        }
        Map<Algorithm, @Nullable String> sums = new EnumMap<>(Algorithm.class);
        sums.put(Algorithm.SHA256, head.checksumSHA256());
        sums.put(Algorithm.CRC64NVME, head.checksumCRC64NVME());
        sums.put(Algorithm.CRC32, head.checksumCRC32());
        sums.put(Algorithm.CRC32C, head.checksumCRC32C());
        sums.put(Algorithm.SHA1, head.checksumSHA1());
        return first(sums);
    }

    static @Nullable Checksum first(Map<Algorithm, @Nullable String> sums) {
        for (Map.Entry<Algorithm, @Nullable String> sum : sums.entrySet()) {
            String base64 = sum.getValue();
            // the checksum of an object in parts ends with a hyphen and their number
            if (base64 != null && !base64.contains("-")) {
                return new Checksum(sum.getKey(), base64);
            }
        }
        return null;
    }
}
