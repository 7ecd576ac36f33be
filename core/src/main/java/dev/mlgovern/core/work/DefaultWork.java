package dev.mlgovern.core.work;

import dev.mlgovern.core.call.CallContext;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;

final class DefaultWork implements Work {
    private static final Duration CLEANING = Duration.ofSeconds(30);

    private final WorkSettings settings;

    DefaultWork(WorkSettings settings) {
        this.settings = settings;
    }

    @Override
    public PlanDraft plan(String title) {
        return new DefaultPlanDraft(title, settings);
    }

    @Override
    public <S> Waiter<S> waitFor(String what, Supplier<S> look) {
        return new DefaultWaiter<>(what, look, settings);
    }

    @Override
    public void pause(Duration pause) throws InterruptedException {
        settings.sleeper().sleep(pause);
    }

    @Override
    public void cleanUp(Runnable cleaning, Throwable why) {
        CallContext patient = CallContext.current()
                .unhurried()
                .until(settings.clock().instant().plus(CLEANING));
        try {
            Interruptions.despite(() -> patient.run(cleaning));
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public <K, V> FanOut<K, V> forEach(Collection<K> keys, Function<? super K, ? extends V> task) {
        return new FanOutRun<K, V>(keys, task).run(settings.crew());
    }
}
