package dev.mlgovern.testkit.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Opaque ids, the same in every run. Safe to use from many threads. */
final class Ids {
    private final AtomicLong last = new AtomicLong();

    String next() {
        byte[] number = Long.toString(last.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        byte[] digest = ChecksumAlgorithm.digest("SHA-256", Content.of(number));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 24));
    }
}
