package dev.mlgovern.testkit.internal.model;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/**
 * Matches texts as long as the models allow. Java's matcher calls itself for each turn of a repeated choice, such as EventBridge's
 * {@code ([a-z]|\-)*}, and two thousand turns are more than a thread's stack holds.
 */
final class DeepMatch {
    private static final long STACK = 64L << 20;

    private DeepMatch() {}

    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError shallow) {
            return onDeepStack(pattern, text);
        }
    }

    private static boolean onDeepStack(Pattern pattern, String text) {
        FutureTask<Boolean> match = new FutureTask<>(() -> pattern.matcher(text).matches());
        new Thread(null, match, "deep-match", STACK).start();
        try {
            return match.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a long text was matched", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a text could not be matched with " + pattern, e);
        }
    }
}
