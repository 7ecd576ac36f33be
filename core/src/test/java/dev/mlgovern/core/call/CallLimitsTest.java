package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
    @Test
    void defaults_always_giveEveryCallADeadlineAndFourAttempts() {
        CallLimits limits = CallLimits.defaults();

        assertThat(limits.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(limits.attempts()).isEqualTo(4);
        assertThat(limits.breaker()).isTrue();
        assertThat(limits.pacing()).isTrue();
    }

    @Test
    void build_whenALimitIsOutOfRange_saysFieldValueAndRule() {
        assertThatThrownBy(() -> CallLimits.builder().attempts(5).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts must be from 1 to 4, was 5");
        assertThatThrownBy(() -> CallLimits.builder().timeout(Duration.ZERO).build())
                .hasMessage("timeout must be more than zero, was PT0S");
        assertThatThrownBy(() -> CallLimits.builder().concurrency(0).build())
                .hasMessage("concurrency must be at least 1, was 0");
        assertThatThrownBy(
                        () -> CallLimits.builder().breakerPause(Duration.ZERO).build())
                .hasMessage("breakerPause must be more than zero, was PT0S");
    }
}
