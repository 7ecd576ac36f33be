package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ActionStatus;
import software.amazon.awssdk.services.sagemaker.model.AssociationSummary;
import software.amazon.awssdk.services.sagemaker.model.DescribeActionResponse;
import software.amazon.awssdk.services.sagemaker.model.ListAssociationsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAssociationsResponse;

/**
 * Writes events down. The action is made first and closed last, so that a closed action means that all the rest is there
 * and an open one that writing it again finishes it.
 */
final class LineageWriter {
    private final MlPlatform platform;

    LineageWriter(MlPlatform platform) {
        this.platform = platform;
    }

    Optional<LineageRecord> find(ActionSpec spec) {
        try {
            return Optional.of(read(client(spec).describeAction(r -> r.actionName(spec.name()))));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    LineageRecord record(ActionSpec spec) {
        LineageRecord found = find(spec).orElse(null);
        if (found != null && found.done()) {
            return found;
        }
        String action = found == null ? create(spec) : found.action();
        link(spec, action);
        return update(spec, ActionStatus.COMPLETED);
    }

    LineageRecord begin(ActionSpec spec) {
        LineageRecord found = find(spec).orElse(null);
        if (found == null) {
            return new LineageRecord(create(spec), LineageRecord.State.OPEN, spec.facts());
        }
        boolean open =
                found.state() == LineageRecord.State.OPEN && found.facts().equals(spec.facts());
        return open ? found : update(spec, ActionStatus.IN_PROGRESS);
    }

    LineageRecord fail(ActionSpec spec) {
        return update(spec, ActionStatus.FAILED);
    }

    private String create(ActionSpec spec) {
        try {
            return client(spec)
                    .createAction(r -> r.actionName(spec.name())
                            .actionType(spec.type())
                            .source(s -> s.sourceUri(spec.uri()))
                            .status(ActionStatus.IN_PROGRESS)
                            .properties(spec.facts()))
                    .actionArn();
        } catch (ConflictException | InvalidRequestException e) {
            return find(spec).orElseThrow(() -> e).action();
        }
    }

    private LineageRecord update(ActionSpec spec, ActionStatus status) {
        String arn = client(spec)
                .updateAction(r -> r.actionName(spec.name()).status(status).properties(spec.facts()))
                .actionArn();
        return new LineageRecord(arn, state(status), spec.facts());
    }

    private void link(ActionSpec spec, String action) {
        Things things = new Things(platform, spec.place());
        Map<Thing, String> arns = sideBySide(spec.things(), things::ensure);
        sideBySide(spec.links(), link -> {
            associate(spec, arn(link.from(), arns, action), arn(link.to(), arns, action), link.association());
            return link;
        });
    }

    /** What the first that failed threw is thrown. */
    private <K, V> Map<K, V> sideBySide(Collection<K> keys, Function<K, V> task) {
        FanOut<K, V> all = platform.work().forEach(keys, task);
        all.failures().values().stream().findFirst().ifPresent(failed -> {
            throw failed;
        });
        return all.results();
    }

    private static String arn(@Nullable Thing end, Map<Thing, String> arns, String action) {
        return end == null ? action : arns.getOrDefault(end, action);
    }

    private void associate(ActionSpec spec, String from, String to, String association) {
        try {
            client(spec)
                    .addAssociation(r -> r.sourceArn(from).destinationArn(to).associationType(association));
        } catch (ConflictException there) {
            // "already exists" is success, as sagemaker-python-sdk has it; a listing may not show it yet
            return;
        } catch (InvalidRequestException e) {
            if (!associated(spec, from, to, e)) {
                throw e;
            }
        }
    }

    private boolean associated(ActionSpec spec, String from, String to, GovernanceException refused) {
        try {
            return Pages.of(token -> associations(
                            spec, r -> r.sourceArn(from).destinationArn(to).nextToken(token)))
                    .iterator()
                    .hasNext();
        } catch (GovernanceException e) {
            refused.addSuppressed(e);
            return false;
        }
    }

    private Page<AssociationSummary> associations(ActionSpec spec, Consumer<ListAssociationsRequest.Builder> which) {
        ListAssociationsResponse page = client(spec).listAssociations(which);
        return new Page<>(page.associationSummaries(), page.nextToken());
    }

    private SageMakerClient client(ActionSpec spec) {
        return platform.in(spec.place().account()).in(spec.place().region()).client(SageMakerClient::builder);
    }

    private static LineageRecord read(DescribeActionResponse action) {
        return new LineageRecord(action.actionArn(), state(action.status()), action.properties());
    }

    private static LineageRecord.State state(ActionStatus status) {
        return switch (status) {
            case COMPLETED -> LineageRecord.State.DONE;
            case FAILED, STOPPED, STOPPING -> LineageRecord.State.FAILED;
            default -> LineageRecord.State.OPEN;
        };
    }
}
