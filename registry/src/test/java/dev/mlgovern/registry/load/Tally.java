package dev.mlgovern.registry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.registry.deployment.DeploymentFailedException;
import dev.mlgovern.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What happened on one road. */
final class Tally {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    /** What a fault may come out as; anything else would be a fault of ours. */
    private static final List<Class<?>> TYPES = List.of(
            UnavailableException.class,
            AccessDeniedException.class,
            RoleNotAssumableException.class,
            DeploymentFailedException.class,
            IncompleteException.class);

    private final List<String> story = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final boolean alone;
    private int calls;

    /** The clock goes on for all, so only who is alone can tell by it how long a call took. */
    Tally(boolean alone) {
        this.alone = alone;
    }

    /** One AWS call that ended, seen by the clock of its platform. */
    void called(CallEvent event, Clock clock) {
        boolean tooLong = Duration.between(event.start(), clock.instant()).compareTo(DEADLINE) > 0;
        if (event.attempts() > ATTEMPTS || (alone && tooLong)) {
            problems.add(event.toString());
        }
    }

    /** Calls that took too many attempts or too long. */
    List<String> problems() {
        return problems;
    }

    void failed(GovernanceException typed) {
        assertThat(TYPES).as("%s", typed).contains(typed.getClass());
        assertThat(typed.account()).as("%s", typed).isPresent();
        ended(typed.getClass().getSimpleName());
        story.add(typed.getClass().getSimpleName() + " " + typed.operation());
    }

    void crashed() {
        ended("crash");
        story.add("crash");
    }

    private void ended(String how) {
        ends.merge(how, 1, Integer::sum);
    }

    /** What the cloud saw, and with which faults. */
    void saw(Collection<RecordedCall> seen) {
        calls += seen.size();
        seen.stream()
                .filter(call -> !call.fault().isEmpty())
                .forEach(call -> faults.merge(call.fault(), 1, Integer::sum));
        seen.forEach(call -> story.add(call.principal() + " " + call.service() + ":" + call.operation() + " "
                + call.resource() + " " + call.outcome() + " " + call.fault()));
    }

    void left(List<String> end) {
        story.addAll(end);
    }

    void add(Tally other) {
        calls += other.calls;
        other.faults.forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
        other.ends.forEach((end, count) -> ends.merge(end, count, Integer::sum));
        story.add(other.digest());
    }

    int calls() {
        return calls;
    }

    Map<String, Integer> faults() {
        return faults;
    }

    /** How work ended that did not get through. */
    Map<String, Integer> ends() {
        return ends;
    }

    List<String> story() {
        return story;
    }

    /** The same for the same story. */
    String digest() {
        CRC32 sum = new CRC32();
        story.forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }
}
