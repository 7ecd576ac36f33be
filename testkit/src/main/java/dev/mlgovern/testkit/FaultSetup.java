package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.door.Effect;
import dev.mlgovern.testkit.internal.door.FaultBook;
import dev.mlgovern.testkit.internal.door.FaultRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault being described: first whom it hits and when, last how it shows. Unless told otherwise it hits every request of the operation.
 */
public final class FaultSetup {
    private final FaultBook book;
    private final String operation;
    private final FaultSchedule schedule = new FaultSchedule();
    private @Nullable String account;

    FaultSetup(FaultBook book, String operation) {
        this.book = book;
        this.operation = operation;
    }

    /**
     * Hits only callers of one account.
     *
     * @param accountId the account
     * @return this
     */
    public FaultSetup account(String accountId) {
        account = accountId;
        return this;
    }

    /**
     * Happens no more than so often.
     *
     * @param count how often
     * @return this
     */
    public FaultSetup times(int count) {
        schedule.times(count);
        return this;
    }

    /**
     * Lets some requests through first.
     *
     * @param count how many
     * @return this
     */
    public FaultSetup skip(int count) {
        schedule.skip(count);
        return this;
    }

    /**
     * Hits only each n-th request.
     *
     * @param n 2 for every other
     * @return this
     */
    public FaultSetup every(int n) {
        schedule.every(n);
        return this;
    }

    /**
     * Hits requests by chance, the same ones in each run.
     *
     * @param share how many of them, from 0 to 1
     * @param seed where the chance begins
     * @return this
     */
    public FaultSetup probability(double share, long seed) {
        schedule.probability(share, seed);
        return this;
    }

    /** The service says, as it words that, that there were too many requests. Nothing was done. */
    public void throttled() {
        happens(new Effect.Throttled());
    }

    /** The service answers 500. Nothing was done. */
    public void serverError() {
        error(500, "InternalFailure", "The request processing has failed because of an unknown error");
    }

    /** The service answers 503. Nothing was done. */
    public void unavailable() {
        error(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    }

    /**
     * The service answers with an error. Nothing was done.
     *
     * @param status HTTP status
     * @param code AWS error code
     * @param message the message
     */
    public void error(int status, String code, String message) {
        happens(new Effect.Refused(status, code, message));
    }

    /** The service says that no identity-based policy allows it. Nothing was done. */
    public void denied() {
        happens(new Effect.Denied());
    }

    /** The service says that the session is over. Nothing was done. */
    public void expiredToken() {
        happens(new Effect.Expired());
    }

    /** The connection is reset before the service sees the request. */
    public void reset() {
        happens(new Effect.Reset());
    }

    /** The connection is reset after the service did what was asked: the caller cannot know. */
    public void lostAnswer() {
        happens(new Effect.Lost());
    }

    /** The connection is reset half way through the answer's body. The service did what was asked. */
    public void resetMidBody() {
        happens(new Effect.CutOff());
    }

    /** The answer's body is garbage. The service did what was asked. */
    public void malformedBody() {
        happens(new Effect.Malformed());
    }

    /** Each page of a listing has an empty page with a token before it. Operations that list nothing, and S3, are not hit. */
    public void emptyPages() {
        happens(new Effect.Empty());
    }

    /**
     * The answer takes real time.
     *
     * @param delay how long
     */
    public void slow(Duration delay) {
        happens(new Effect.Slow(delay));
    }

    /**
     * The answer takes time on the cloud's clock, and none in reality.
     *
     * @param delay how long
     */
    public void slowOnClock(Duration delay) {
        happens(new Effect.ClockMoves(delay));
    }

    private void happens(Effect effect) {
        book.add(new FaultRule(operation, account, schedule::isDue, effect));
    }
}
