package dev.mlgovern.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String, Object> recent = new Recent<>(2);

    @Test
    void get_beyondTheBound_forgetsWhatWasUsedLongestAgo() {
        Object first = recent.get("a", Object::new);
        Object second = recent.get("b", Object::new);
        assertThat(recent.get("a", Object::new)).isSameAs(first);

        recent.get("c", Object::new);

        assertThat(recent.get("a", Object::new)).isSameAs(first);
        assertThat(recent.get("b", Object::new)).isNotSameAs(second);
        assertThat(recent.drain()).hasSize(2);
        assertThat(recent.drain()).isEmpty();
    }

    @Test
    void get_byManyAtOnce_makesOneValue() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> {
                start.countDown();
                start.await(10, TimeUnit.SECONDS);
                return recent.get("a", made::incrementAndGet);
            }));
        }
        for (Future<Object> one : all) {
            assertThat(one.get()).isEqualTo(1);
        }
        threads.shutdown();
    }

    @Test
    void get_whileAnotherValueIsBeingMade_doesNotWait() {
        Object made = recent.get("slow", () -> recent.get("quick", () -> "quick") + " first");

        assertThat(made).isEqualTo("quick first");
    }

    @Test
    void get_whenMakingFails_triesAgainForTheNext() {
        assertThatThrownBy(() -> recent.get("a", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(recent.get("a", () -> "yes")).isEqualTo("yes");
    }
}
