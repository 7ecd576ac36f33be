package dev.mlgovern.testkit.internal.ecr;

import java.time.Instant;
import java.util.Set;

/**
 * An image.
 *
 * @param digest SHA-256 of the manifest, with {@code sha256:}
 * @param manifest what it consists of
 * @param pushed when it was pushed
 * @param tags its tags
 */
record Image(String digest, String manifest, Instant pushed, Set<String> tags) {
    static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
}
