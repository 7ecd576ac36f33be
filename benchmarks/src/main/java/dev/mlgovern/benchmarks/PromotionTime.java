package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.promotion.Promotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plan and run of a promotion by a new process, when each call takes its time, over the time of its longest chain of calls. */
final class PromotionTime implements Benchmark {
    private static final Duration CALL = Duration.ofMillis(50);

    /** One promotion: how long it took, and its calls. */
    record Timed(double seconds, int calls, int chain) {
        double ratio(Duration call) {
            return seconds / (chain * call.toNanos() / 1e9);
        }
    }

    @Override
    public void measure(Pace pace, Figures figures) {
        Duration call = pace.brief() ? Duration.ofMillis(1) : CALL;
        List<Timed> rounds = new ArrayList<>();
        for (int round = pace.brief() ? 0 : -10; round < pace.rounds(); round++) {
            Timed timed = timed(call);
            Progress.say("%d calls, a chain of %d, %.3f s", timed.calls(), timed.chain(), timed.seconds());
            if (round >= 0) {
                rounds.add(timed);
            }
        }
        figures.add(
                "promotion_ratio",
                Medians.of(rounds.stream().map(each -> each.ratio(call)).toList()));
        figures.add(
                "promotion_seconds",
                Medians.of(rounds.stream().map(Timed::seconds).toList()));
        figures.add("promotion_calls", rounds.get(0).calls());
        figures.add("promotion_chain", rounds.get(0).chain());
    }

    static Timed timed(Duration call) {
        try (PromotionCloud cloud = new PromotionCloud();
                MlPlatform platform = cloud.platform(new SlowHttp(cloud.cloud().httpClient(), call))) {
            long begin = System.nanoTime();
            Promotion promotion = ModelRegistry.on(platform).promote(cloud.approved(), p -> {});
            promotion.plan();
            int planned = cloud.cloud().calls().size();
            promotion.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            var calls = cloud.cloud().calls();
            // a run begins when its plan is there to be read
            int chain = PromotionChain.length(calls.subList(0, planned))
                    + PromotionChain.length(calls.subList(planned, calls.size()));
            return new Timed(seconds, calls.size(), chain);
        }
    }
}
