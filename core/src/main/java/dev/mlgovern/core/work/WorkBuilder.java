package dev.mlgovern.core.work;

import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

final class WorkBuilder implements Work.Builder {
    private Executor executor = refused -> {
        throw new RejectedExecutionException("work runs on the caller's thread alone");
    };
    private int parallelism = 8;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.real();
    private RandomGenerator random = new Random();

    @Override
    public Work.Builder executor(Executor threads) {
        this.executor = threads;
        return this;
    }

    @Override
    public Work.Builder parallelism(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("parallelism must be 1 or more, was " + most);
        }
        this.parallelism = most;
        return this;
    }

    @Override
    public Work.Builder clock(Clock time) {
        this.clock = time;
        return this;
    }

    @Override
    public Work.Builder sleeper(Sleeper pauses) {
        this.sleeper = pauses;
        return this;
    }

    @Override
    public Work.Builder random(RandomGenerator jitter) {
        this.random = jitter;
        return this;
    }

    @Override
    public Work build() {
        return new DefaultWork(new WorkSettings(executor, parallelism, clock, sleeper, random));
    }
}
