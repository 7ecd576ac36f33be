package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.deployment.Endpoint.State;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a configuration into service and takes it back when it fails. What served before is written into the lineage
 * first, so that a run after a crash still knows what to go back to.
 */
final class Serving {
    private static final String BEFORE = "configuration-before";
    // no name of a configuration; written out since an update of an action may leave facts that it does not name
    private static final String NONE = "-";

    private final Target target;
    private final Endpoint endpoint;
    private final Lineage lineage;
    private final ProgressListener progress;

    Serving(MlPlatform platform, Target target, ProgressListener progress) {
        this.target = target;
        this.endpoint = new Endpoint(platform, target);
        this.lineage = Lineage.on(platform);
        this.progress = progress;
    }

    /** Whether the configuration serves already. */
    Optional<String> find() {
        return endpoint.look()
                .filter(state -> state.serves(target.names().configuration()))
                .map(state -> endpoint.name());
    }

    String bring() {
        String wanted = target.names().configuration();
        State now = endpoint.settled(progress).orElse(null);
        if (now != null && now.serves(wanted)) {
            return endpoint.name();
        }
        String before = begin(now);
        put(now, wanted);
        State then = endpoint.settled(progress).orElse(null);
        if (then == null || !then.serves(wanted)) {
            throw takeBack(before, then == null ? "the endpoint is gone" : "the endpoint is " + then.text(), null);
        }
        return endpoint.name();
    }

    /** Takes back what serves now, since it did not pass its check; what passed one before stays. */
    DeploymentFailedException failed(String reason, @Nullable GovernanceException cause) {
        Optional<LineageRecord> recorded = lineage.find(target.event(Map.of()));
        if (recorded.filter(LineageRecord::done).isPresent()) {
            String message = reason + "; it was deployed before, so it was left as it is";
            return failure(target.names().configuration(), message, cause, List.of());
        }
        return takeBack(before(recorded), reason, cause);
    }

    private @Nullable String begin(@Nullable State now) {
        String before = now == null
                        || now.failed()
                        || now.configuration().equals(target.names().configuration())
                ? before(lineage.find(target.event(Map.of())))
                : now.configuration();
        lineage.begin(target.event(facts(before)));
        return before;
    }

    /** What an unfinished try had found serving. */
    private static @Nullable String before(Optional<LineageRecord> recorded) {
        return recorded.filter(record -> !record.done())
                .map(LineageRecord::facts)
                .map(facts -> facts.get(BEFORE))
                .filter(before -> !before.equals(NONE))
                .orElse(null);
    }

    private static Map<String, String> facts(@Nullable String before) {
        return Map.of(BEFORE, before == null ? NONE : before);
    }

    private void put(@Nullable State now, String configuration) {
        State state = now;
        // "DeleteEndpoint is the only operation that can be performed on a failed endpoint":
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
        if (state != null && state.failed()) {
            endpoint.delete();
            state = endpoint.settled(progress).orElse(null);
        }
        if (state == null) {
            endpoint.create(configuration);
        } else if (!state.serves(configuration)) {
            endpoint.update(configuration);
        }
    }

    private DeploymentFailedException takeBack(
            @Nullable String before, String reason, @Nullable GovernanceException cause) {
        List<RuntimeException> troubles = new ArrayList<>();
        String serving = null;
        try {
            serving = goBack(before);
        } catch (GovernanceException e) {
            troubles.add(e);
        }
        try {
            lineage.fail(target.event(facts(before)));
        } catch (GovernanceException e) {
            troubles.add(e);
        }
        return failure(serving, reason + "; " + back(before, serving), cause, troubles);
    }

    /** Goes back to what served before, or to no endpoint, unless another run was faster; gives what serves now. */
    private @Nullable String goBack(@Nullable String before) {
        State now = endpoint.settled(progress).orElse(null);
        if (now != null && anothers(now, before)) {
            return now.configuration();
        }
        if (before == null) {
            if (now != null) {
                endpoint.delete();
                endpoint.settled(progress);
            }
            return null;
        }
        put(now, before);
        return endpoint.settled(progress)
                .filter(state -> state.serves(before))
                .map(State::configuration)
                .orElse(null);
    }

    private boolean anothers(State now, @Nullable String before) {
        String serving = now.configuration();
        return now.serves(serving) && !serving.equals(target.names().configuration()) && !serving.equals(before);
    }

    private static String back(@Nullable String before, @Nullable String serving) {
        if (serving != null && !serving.equals(before)) {
            return "another configuration serves meanwhile and was left, " + serving;
        }
        if (before == null) {
            return "there was no configuration before, so the endpoint was taken away and nothing serves";
        }
        return before.equals(serving)
                ? "rolled back to configuration " + before
                : "rolling back to configuration " + before + " did not work, look at the endpoint";
    }

    private DeploymentFailedException failure(
            @Nullable String serving,
            String story,
            @Nullable GovernanceException cause,
            List<? extends RuntimeException> troubles) {
        List<String> left = List.of(
                "model " + target.names().model(),
                "endpoint configuration " + target.names().configuration());
        String message = "%s was not deployed: %s. Left, without cost: %s"
                .formatted(target.version().arn(), story, String.join(", ", left));
        Failure failure = Failure.of("deploy", message).in(target.account().id());
        DeploymentFailedException failed = new DeploymentFailedException(
                cause == null ? failure : failure.causedBy(cause), target.endpointArn(), serving, left);
        troubles.forEach(failed::addSuppressed);
        return failed;
    }
}
