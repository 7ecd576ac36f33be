package dev.mlgovern.registry.model;

import org.jspecify.annotations.Nullable;

/**
 * A report or baseline in S3. Immutable.
 *
 * @param location where the file is
 * @param contentType such as {@code application/json}
 * @param digest digest of its content as whoever wrote it gave it, null if nobody did
 */
public record ReportFile(
        S3Location location, String contentType, @Nullable String digest) {
    /**
     * A JSON file.
     *
     * @param location where it is
     * @return the file
     */
    public static ReportFile json(S3Location location) {
        return new ReportFile(location, "application/json", null);
    }
}
