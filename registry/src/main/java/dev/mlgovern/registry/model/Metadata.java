package dev.mlgovern.registry.model;

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
    /** ARN of the version that a promoted one is a copy of. */
    public static final String SOURCE = "mlgovern:source-arn";
    /** Id of the promotion that made the copy. */
    public static final String PROMOTION = "mlgovern:promotion-id";
    /** Who promoted. */
    public static final String PROMOTED_BY = "mlgovern:promoted-by";
    /** Digest over everything that a promotion copied. */
    public static final String CONTENT = "mlgovern:content-digest";
    /** How many entries a version may have: {@value}. */
    public static final int MAX = 50;

    private Metadata() {}
}
