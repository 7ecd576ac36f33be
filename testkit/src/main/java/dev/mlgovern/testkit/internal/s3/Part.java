package dev.mlgovern.testkit.internal.s3;

import java.time.Instant;

/** One part of a multipart upload. */
record Part(int number, Instant modified, Payload payload) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
    static final int MOST = 10_000;
    static final long LEAST_SIZE = 5L << 20;
    static final long MOST_SIZE = 5L << 30;

    /** Reads the number of a part. */
    static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is out of bounds
        }
        throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
    }
}
