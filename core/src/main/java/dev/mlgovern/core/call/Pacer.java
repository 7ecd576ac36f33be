package dev.mlgovern.core.call;

/**
 * The rate at which a service lets requests through, learnt from its throttles: multiplicative down, additive up with
 * growing steps. Open until the first throttle, and again after a long time without one. Thread-safe.
 *
 * <p>Resilience4j's limiter lets a whole number of permits through per fixed period, all at the period's start, and
 * forgets who waits when the period changes; it cannot follow a rate, so this is our own.
 */
public final class Pacer {
    private static final double LOWEST = 0.5;
    /** Where to begin when the first thing heard is a throttle. */
    private static final double FIRST_RATE = 200;

    private static final double BURST_SECONDS = 0.02;
    private static final double SHORTEST_PAUSE_SECONDS = 0.0005;
    private static final double LONGEST_PAUSE_SECONDS = 0.25;
    /** Throttles within it are one piece of news. */
    private static final double NEWS_SECONDS = 0.25;
    /** Without a throttle for that long the rate was right, so one throttle takes little off. */
    private static final double CALM_SECONDS = 1;

    private static final double OPEN_AGAIN_SECONDS = 60;
    private static final double FIRST_STEP = 0.01;
    private static final double WIDEST_STEP = 0.6;

    private final boolean heeding;
    private final Meter meter = new Meter();
    private double rate = Double.POSITIVE_INFINITY;
    private double ceiling = Double.POSITIVE_INFINITY;
    private double turns;
    private double counted;
    private double lastThrottle = Double.NEGATIVE_INFINITY;
    private double lastCut = Double.NEGATIVE_INFINITY;
    private double lastRaise;

    /** A pacer that has heard of no throttle. */
    public Pacer() {
        this(true);
    }

    /** One that does not heed what it hears never lets anybody wait. */
    Pacer(boolean heeding) {
        this.heeding = heeding;
    }

    /**
     * Keeps below a rate that AWS documents, so that nothing has to be throttled to learn of it. The lowest that was said holds.
     *
     * @param perSecond turns in a second at most, above zero
     * @return this
     */
    public synchronized Pacer atMost(double perSecond) {
        if (heeding && perSecond < ceiling) {
            ceiling = perSecond;
            turns = Math.max(turns, 1);
        }
        return this;
    }

    /**
     * Takes a turn if there is one.
     *
     * @param now seconds on any clock, the same for all calls; one that is set back costs only the turns that it would have brought
     * @return 0 if the turn is taken; otherwise seconds after which to ask again, at the rate of then
     */
    public synchronized double turn(double now) {
        double pace = rate();
        if (pace == Double.POSITIVE_INFINITY) {
            return 0;
        }
        turns = Math.min(Math.max(1, pace * BURST_SECONDS), turns + Math.max(0, now - counted) * pace);
        counted = now;
        if (turns >= 1) {
            turns--;
            return 0;
        }
        return Math.max(SHORTEST_PAUSE_SECONDS, Math.min(LONGEST_PAUSE_SECONDS, (1 - turns) / pace));
    }

    /**
     * Something got through.
     *
     * @param now seconds on the clock of {@link #turn}
     */
    public synchronized void passed(double now) {
        meter.count(now);
        if (open()) {
            return;
        }
        double calm = now - Math.max(lastThrottle, lastCut);
        if (calm > OPEN_AGAIN_SECONDS) {
            rate = Double.POSITIVE_INFINITY;
            return;
        }
        double step = Math.min(WIDEST_STEP, FIRST_STEP * Math.pow(2, calm / CALM_SECONDS));
        rate += rate * step * Math.min(1, now - lastRaise);
        lastRaise = now;
    }

    /**
     * The service said that there were too many requests.
     *
     * @param now seconds on the clock of {@link #turn}
     */
    public synchronized void throttled(double now) {
        if (!heeding) {
            return;
        }
        boolean calm = now - lastThrottle > CALM_SECONDS;
        lastThrottle = now;
        if (now - lastCut < NEWS_SECONDS) {
            return;
        }
        lastCut = now;
        lastRaise = now;
        double seen = meter.perSecond(now);
        double kept = rate();
        double cut = kept == Double.POSITIVE_INFINITY
                ? Math.max(FIRST_RATE, seen)
                : Math.min(kept * (calm ? 0.95 : 0.9), Math.max(seen, kept * 0.5));
        rate = Math.max(LOWEST, cut);
        turns = Math.min(turns, 1);
    }

    /**
     * How many turns there are in a second.
     *
     * @return infinite as long as nothing was throttled and no rate was said
     */
    public synchronized double rate() {
        return Math.min(rate, ceiling);
    }

    private boolean open() {
        return rate == Double.POSITIVE_INFINITY;
    }

    /** What got through in the last second, in ten slots. */
    private static final class Meter {
        private static final int SLOTS = 10;
        private final int[] counts = new int[SLOTS];
        private long newest;

        void count(double now) {
            turnTo(now);
            counts[(int) Math.floorMod(newest, (long) SLOTS)]++;
        }

        double perSecond(double now) {
            turnTo(now);
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }

        private void turnTo(double now) {
            long slot = (long) Math.floor(now * SLOTS);
            for (long each = Math.max(newest + 1, slot - SLOTS + 1); each <= slot; each++) {
                counts[(int) Math.floorMod(each, (long) SLOTS)] = 0;
            }
            newest = Math.max(newest, slot);
        }
    }
}
