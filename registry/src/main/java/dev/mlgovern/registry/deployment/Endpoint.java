package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.PendingDeploymentSummary;

/** One endpoint: how it is, and the ways to change it. */
final class Endpoint {
    /**
     * How an endpoint is.
     *
     * @param status SageMaker's
     * @param configuration what it has
     * @param coming what it is getting, if anything
     * @param reason why it failed, if SageMaker says
     */
    record State(
            EndpointStatus status,
            String configuration,
            @Nullable String coming,
            @Nullable String reason) {
        boolean serves(String wanted) {
            return status == EndpointStatus.IN_SERVICE && configuration.equals(wanted);
        }

        boolean failed() {
            return status == EndpointStatus.FAILED;
        }

        String text() {
            return status + " with configuration " + configuration + (reason == null ? "" : ": " + reason);
        }
    }

    private final MlPlatform platform;
    private final SageMakerClient client;
    private final String name;
    private final Duration limit;

    Endpoint(MlPlatform platform, Target target) {
        this.platform = platform;
        this.client =
                platform.in(target.account().id()).in(target.account().region()).client(SageMakerClient::builder);
        this.name = target.names().endpoint();
        this.limit = target.request().waitAtMost();
    }

    String name() {
        return name;
    }

    Optional<State> look() {
        try {
            return Optional.of(state(client.describeEndpoint(r -> r.endpointName(name))));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static State state(DescribeEndpointResponse found) {
        PendingDeploymentSummary pending = found.pendingDeploymentSummary();
        String coming = pending == null ? null : pending.endpointConfigName();
        return new State(found.endpointStatus(), found.endpointConfigName(), coming, found.failureReason());
    }

    /** How it is once whatever is going on has ended; empty if there is none, or none any more. */
    Optional<State> settled(ProgressListener progress) {
        AtomicReference<@Nullable State> last = new AtomicReference<>();
        platform.work()
                .waitFor("endpoint " + name, () -> {
                    State state = look().orElse(null);
                    last.set(state);
                    return state == null ? "gone" : state.status().toString();
                })
                .until(status -> !changing(last.get()))
                .every(Duration.ofSeconds(10))
                .atMost(limit)
                .reportTo(progress)
                .await();
        return Optional.ofNullable(last.get());
    }

    private static boolean changing(@Nullable State state) {
        if (state == null) {
            return false;
        }
        return switch (state.status()) {
            case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK, DELETING -> true;
            default -> false;
        };
    }

    void create(String configuration) {
        try {
            client.createEndpoint(r -> r.endpointName(name).endpointConfigName(configuration));
        } catch (ConflictException e) {
            if (look().isEmpty()) {
                throw e;
            }
        }
    }

    void update(String configuration) {
        try {
            client.updateEndpoint(r -> r.endpointName(name).endpointConfigName(configuration));
        } catch (ConflictException | InvalidRequestException e) {
            // refused while an update is under way, be it this one, whose answer got lost, or that of another run
            Optional<State> state = look();
            if (state.filter(s -> configuration.equals(s.coming()) || s.serves(configuration))
                    .isEmpty()) {
                throw e;
            }
        }
    }

    void delete() {
        try {
            client.deleteEndpoint(r -> r.endpointName(name));
        } catch (NotFoundException e) {
            // gone is what was wanted
        }
    }
}
