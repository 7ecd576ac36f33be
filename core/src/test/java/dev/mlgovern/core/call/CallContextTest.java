package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.tag.CostTags;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CallContextTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void current_whenNothingWasSet_hasNoTagsNoDeadlineNoLabel() {
        CallContext none = CallContext.current();

        assertThat(none.tags()).isEqualTo(CostTags.NONE);
        assertThat(none.deadline()).isEmpty();
        assertThat(none.label()).isEmpty();
    }

    @Test
    void unhurried_afterADeadline_hasNoneAndKeepsTheRest() {
        CallContext late = CallContext.current().labelled("late").until(NOON);

        assertThat(late.unhurried().deadline()).isEmpty();
        assertThat(late.unhurried().label()).hasValue("late");
    }

    @Test
    void call_whenWorkFails_restoresWhatWasThere() {
        CallContext outer = CallContext.current().labelled("outer");

        outer.run(() -> {
            assertThatThrownBy(() -> CallContext.current().labelled("inner").call(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(CallContext.current().label()).hasValue("outer");
        });

        assertThat(CallContext.current().label()).isEmpty();
    }

    @Test
    void until_whenLaterThanTheDeadline_keepsTheEarlier() {
        CallContext context = CallContext.current().until(NOON).until(NOON.plusSeconds(1));

        assertThat(context.deadline()).hasValue(NOON);
        assertThat(context.until(NOON.minusSeconds(1)).deadline()).hasValue(NOON.minusSeconds(1));
    }

    @Test
    void tagged_whenAKeyComesAgain_theInnerOneWins() {
        CallContext context = CallContext.current()
                .tagged(new CostTags(Map.of("owner", "fraud", "product", "churn")))
                .tagged(new CostTags(Map.of("product", "cards")));

        assertThat(context.tags().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("owner", "fraud", "product", "cards"));
    }

    @Test
    void wrap_whenRunOnAnotherThread_carriesTheContextAndLeavesNothingBehind() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Callable<String> work = () -> CallContext.current().label().orElse("none");

            assertThat(pool.submit(CallContext.current().labelled("step").wrap(work))
                            .get())
                    .isEqualTo("step");
            assertThat(pool.submit(work).get()).isEqualTo("none");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void toString_always_showsNoTagValues() {
        assertThat(CallContext.current()
                        .tagged(new CostTags(Map.of("owner", "ines")))
                        .toString())
                .contains("owner")
                .doesNotContain("ines");
    }
}
