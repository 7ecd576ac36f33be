package dev.mlgovern.registry.load;

import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What chance lets go wrong. */
final class Weather {
    private static final List<Kind> KINDS = List.of(
            new Kind("*", 0.004, FaultSetup::throttled),
            new Kind("*", 0.01, FaultSetup::serverError),
            new Kind("*", 0.01, FaultSetup::unavailable),
            new Kind("*", 0.01, FaultSetup::reset),
            new Kind("*", 0.01, FaultSetup::lostAnswer),
            new Kind("*", 0.01, FaultSetup::resetMidBody),
            // what S3 answers to GetObject and HeadObject are data and headers, which nobody can tell from garbage
            new Kind("sagemaker:*", 0.006, FaultSetup::malformedBody),
            new Kind("sts:*", 0.006, FaultSetup::malformedBody),
            new Kind("s3:CopyObject", 0.02, FaultSetup::malformedBody),
            new Kind("s3:UploadPartCopy", 0.02, FaultSetup::malformedBody),
            new Kind("s3:CompleteMultipartUpload", 0.05, FaultSetup::malformedBody),
            new Kind("s3:ListMultipartUploads", 0.05, FaultSetup::malformedBody),
            new Kind("*", 0.003, FaultSetup::denied),
            new Kind("*", 0.003, FaultSetup::expiredToken),
            new Kind("*", 0.01, fault -> fault.slowOnClock(Duration.ofSeconds(7))),
            new Kind("sagemaker:*", 0.1, FaultSetup::emptyPages));

    private record Kind(String where, double share, Consumer<FaultSetup> how) {}

    private final Random chance;
    private boolean begun;

    Weather(Random chance) {
        this.chance = chance;
    }

    /** A cloud that lags and forgets by chance. */
    LocalCloud.Builder cloud() {
        return LocalCloud.builder()
                .listLag(Duration.ofSeconds(List.of(0, 2, 10, 30).get(chance.nextInt(4))))
                .clientTokenMemory(Duration.ofMinutes(List.of(10, 60, 480).get(chance.nextInt(3))))
                .pageSize(List.of(2, 5, 100).get(chance.nextInt(3)));
    }

    /** Lets it begin; each kind is up to three times as likely as usual, or does not happen at all. */
    void over(LocalCloud cloud) {
        begun = true;
        for (Kind kind : KINDS) {
            int strength = chance.nextInt(4);
            long seed = chance.nextLong();
            if (strength > 0) {
                kind.how().accept(cloud.faults().on(kind.where()).probability(kind.share() * strength / 2, seed));
            }
        }
    }

    /**
     * How long whoever failed stays away: mostly seconds, sometimes until tokens or sessions are forgotten. It would be for
     * that long that others stood still between a look and what they do about it, so they are not made to.
     */
    Duration pause(boolean alone) {
        int kind = alone ? chance.nextInt(40) : 40;
        if (kind == 0) {
            return Duration.ofMinutes(61);
        }
        return kind < 4 ? Duration.ofMinutes(11) : Duration.ofSeconds(1L + chance.nextInt(20));
    }

    /** Now and then the process that is next at work dies at one of its requests. */
    void crash(LocalCloud cloud) {
        if (begun && chance.nextInt(6) == 0) {
            int request = 1 + chance.nextInt(60);
            if (chance.nextBoolean()) {
                cloud.crash().before(request);
            } else {
                cloud.crash().after(request);
            }
        }
    }

    boolean restarts() {
        return chance.nextInt(4) == 0;
    }

    Random chance() {
        return chance;
    }
}
