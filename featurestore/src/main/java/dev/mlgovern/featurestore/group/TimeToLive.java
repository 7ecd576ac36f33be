package dev.mlgovern.featurestore.group;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.TtlDuration;
import software.amazon.awssdk.services.sagemaker.model.TtlDurationUnit;

/** A time to live as SageMaker counts it. */
final class TimeToLive {
    private TimeToLive() {}

    static TtlDuration of(Duration duration) {
        long seconds = duration.toSeconds();
        Unit unit = Unit.of(seconds);
        return TtlDuration.builder()
                .unit(unit.awsName)
                .value(Math.toIntExact(seconds / unit.seconds))
                .build();
    }

    /** Whether SageMaker can count it: a value has 32 bits. */
    static boolean countable(Duration duration) {
        return duration.toSeconds() / Unit.of(duration.toSeconds()).seconds <= Integer.MAX_VALUE;
    }

    /** "set the TtlDuration Unit and Value to null": https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateFeatureGroup.html */
    static TtlDuration none() {
        return TtlDuration.builder().build();
    }

    static Optional<Duration> read(@Nullable TtlDuration live) {
        return live == null || live.value() == null
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(live.value() * Unit.seconds(live.unit())));
    }

    /** Largest first, so that a day is a day and not 86 400 seconds. */
    private enum Unit {
        WEEKS(TtlDurationUnit.WEEKS, 604_800),
        DAYS(TtlDurationUnit.DAYS, 86_400),
        HOURS(TtlDurationUnit.HOURS, 3_600),
        MINUTES(TtlDurationUnit.MINUTES, 60),
        SECONDS(TtlDurationUnit.SECONDS, 1);

        private final TtlDurationUnit awsName;
        private final long seconds;

        Unit(TtlDurationUnit awsName, long seconds) {
            this.awsName = awsName;
            this.seconds = seconds;
        }

        static Unit of(long seconds) {
            return Arrays.stream(values())
                    .filter(unit -> seconds % unit.seconds == 0)
                    .findFirst()
                    .orElseThrow();
        }

        static long seconds(TtlDurationUnit awsName) {
            return Arrays.stream(values())
                    .filter(unit -> unit.awsName == awsName)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown unit " + awsName))
                    .seconds;
        }
    }
}
