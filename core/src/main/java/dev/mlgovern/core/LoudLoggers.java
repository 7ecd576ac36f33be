package dev.mlgovern.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of loggers of others that print secrets, which cannot be changed from here. */
final class LoudLoggers {
    // the SDK's signer logs the session token at DEBUG, its request logger and Apache's print headers and bodies
    static final List<String> NAMES = List.of(
            "software.amazon.awssdk.auth.signer",
            "software.amazon.awssdk.http.auth.aws.internal.signer",
            "software.amazon.awssdk.request",
            "software.amazon.awssdk.core.interceptor",
            "org.apache.http.wire",
            "org.apache.http.headers");

    private static final Logger LOG = LoggerFactory.getLogger(LoudLoggers.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private LoudLoggers() {}

    static void warnOnce() {
        List<String> loud = NAMES.stream()
                .filter(name -> LoggerFactory.getLogger(name).isDebugEnabled())
                .toList();
        if (!loud.isEmpty() && WARNED.compareAndSet(false, true)) {
            LOG.warn(
                    "these loggers are at DEBUG and print session tokens, external ids and data: {}; set them to INFO",
                    String.join(", ", loud));
        }
    }
}
