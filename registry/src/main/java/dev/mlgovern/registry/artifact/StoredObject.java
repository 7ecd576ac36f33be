package dev.mlgovern.registry.artifact;

import dev.mlgovern.registry.model.S3Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was when it was looked at. Immutable.
 *
 * @param location where it is
 * @param size in bytes
 * @param etag its entity tag, without quotes
 * @param versionId its version, null in a bucket without versions and in a listing
 * @param checksum over the whole object, null if S3 keeps none
 */
public record StoredObject(
        S3Location location,
        long size,
        String etag,
        @Nullable String versionId,
        @Nullable Checksum checksum) {
    /**
     * The SHA-256 that S3 computed over the whole object.
     *
     * @return hexadecimal, empty if S3 keeps another checksum or none
     */
    public Optional<String> sha256() {
        return Optional.ofNullable(checksum)
                .filter(sum -> sum.algorithm() == Checksum.Algorithm.SHA256)
                .map(Checksum::hex);
    }
}
