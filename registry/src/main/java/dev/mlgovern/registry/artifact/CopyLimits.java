package dev.mlgovern.registry.artifact;

/**
 * When and how objects are copied in parts. Immutable.
 *
 * @param partsAbove objects of more bytes are copied in parts; at most 5 GiB, which is the most that one call copies
 * @param partSize least size of a part in bytes, from 5 MiB to 5 GiB; grows so that no object has more than a thousand
 * @param inFlight how many calls copy at the same time, from 1 to 64
 */
public record CopyLimits(long partsAbove, long partSize, int inFlight) {
    /** Parts of 256 MiB above 512 MiB, eight at a time. */
    public static final CopyLimits STANDARD = new CopyLimits(512L << 20, 256L << 20, 8);

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
    private static final long LEAST_PART = 5L << 20;
    private static final long MOST = 5L << 30;
    private static final int MOST_IN_FLIGHT = 64;
    private static final long PARTS = 1000;

    /**
     * Checks the ranges.
     *
     * @param partsAbove in bytes
     * @param partSize in bytes
     * @param inFlight calls
     * @throws IllegalArgumentException if one is left
     */
    public CopyLimits {
        if (partsAbove < LEAST_PART || partsAbove > MOST || partSize < LEAST_PART || partSize > MOST) {
            throw new IllegalArgumentException(
                    "partsAbove and partSize must be 5 MiB to 5 GiB, were " + partsAbove + " and " + partSize);
        }
        if (inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("inFlight must be 1 to 64, was " + inFlight);
        }
    }

    /** The size of all parts but the last: a whole number of MiB. */
    long partSize(long objectSize) {
        long mebibyte = 1L << 20;
        long needed = (objectSize + PARTS * mebibyte - 1) / (PARTS * mebibyte) * mebibyte;
        return Math.min(MOST, Math.max(partSize, needed));
    }
}
