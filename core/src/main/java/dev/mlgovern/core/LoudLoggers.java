package dev.mlgovern.core;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
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
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private LoudLoggers() {}

    static void check(boolean refused) {
        List<String> loud = NAMES.stream().filter(LoudLoggers::isLoud).toList();
        if (refused && !loud.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("open", "the platform is not opened while secrets would be logged"),
                    loud.stream()
                            .map(name -> "logger " + name + " is at DEBUG or below, must be at INFO or above")
                            .toList());
        }
        List<String> news = loud.stream().filter(WARNED::add).toList();
        if (!news.isEmpty()) {
            LOG.warn(
                    "these loggers are at DEBUG and print session tokens, external ids and data: {}; set them to INFO",
                    String.join(", ", news));
        }
    }

    // Apache's client logs to java.util.logging unless commons-logging was replaced
    private static boolean isLoud(String name) {
        return LoggerFactory.getLogger(name).isDebugEnabled()
                || java.util.logging.Logger.getLogger(name).isLoggable(Level.FINE);
    }
}
