package dev.mlgovern.featurestore.athena;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a query costs: per terabyte read, rounded up to the megabyte, 10 MB at least. https://aws.amazon.com/athena/pricing/ */
final class Cost {
    private static final long MEGABYTE = 1L << 20;
    private static final long LEAST = 10;
    private static final BigDecimal MEGABYTES_PER_TERABYTE = BigDecimal.valueOf(1L << 20);
    private static final int DIGITS = 6;

    private Cost() {}

    static BigDecimal of(long scannedBytes, boolean reused, BigDecimal pricePerTerabyte) {
        if (reused) {
            return BigDecimal.ZERO;
        }
        long megabytes = Math.max(LEAST, (scannedBytes + MEGABYTE - 1) / MEGABYTE);
        return pricePerTerabyte
                .multiply(BigDecimal.valueOf(megabytes))
                .divide(MEGABYTES_PER_TERABYTE, DIGITS, RoundingMode.HALF_UP);
    }
}
