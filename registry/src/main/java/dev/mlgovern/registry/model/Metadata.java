package dev.mlgovern.registry.model;

import java.util.regex.Pattern;

/** Keys of customer metadata that this library writes and nobody else may. */
public final class Metadata {
    /** What all reserved keys begin with: {@value}. */
    public static final String PREFIX = "mlgovern:";
    /** Team that the version belongs to. */
    public static final String TEAM = "mlgovern:team";
    /** Product that the version belongs to. */
    public static final String PRODUCT = "mlgovern:product";
    /** Who registered the version. */
    public static final String REGISTERED_BY = "mlgovern:registered-by";
    /** SHA-256 of the registered artifact, hexadecimal. */
    public static final String SHA256 = "mlgovern:artifact-sha256";
    /** Entity tag of the registered artifact; of a prefix, a digest over all its objects. */
    public static final String ETAG = "mlgovern:artifact-etag";
    /** S3 version id of the registered artifact. */
    public static final String VERSION_ID = "mlgovern:artifact-version-id";
    /** Digest of everything that was registered, by which the same registration is found again. */
    public static final String REGISTRATION = "mlgovern:registration-id";
    /** ARN of the version that a promoted one is a copy of. */
    public static final String SOURCE = "mlgovern:source-arn";
    /** Id of the promotion that made the copy. */
    public static final String PROMOTION = "mlgovern:promotion-id";
    /** Who promoted. */
    public static final String PROMOTED_BY = "mlgovern:promoted-by";
    /** Digest over the bytes of everything that a version refers to. */
    public static final String CONTENT = "mlgovern:content-digest";
    /** Digest over the bytes of everything that a promotion copied. */
    public static final String SOURCE_CONTENT = "mlgovern:source-content";
    /** How many entries a version may have: {@value}. */
    public static final int MAX = 50;

    // CustomerMetadataValue in the SageMaker API
    private static final Pattern REFUSED = Pattern.compile("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]");
    private static final int LONGEST = 256;

    private Metadata() {}

    /**
     * A text as a metadata value may hold it.
     *
     * @param text anything
     * @return at most 256 characters, each that is refused replaced by an underscore
     */
    public static String permitted(String text) {
        String clean = REFUSED.matcher(text).replaceAll("_");
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
