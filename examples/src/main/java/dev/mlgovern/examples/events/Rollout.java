package dev.mlgovern.examples.events;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.DeploymentFailedException;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.Deployments;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.VersionSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps the endpoints of a central group at its newest approved versions. */
final class Rollout {
    private static final List<Stage> STAGES = List.of(Stage.TEST, Stage.PROD);
    private static final int ROUNDS = 5;

    private final ModelRegistry registry;
    private final Deployments deployments;
    private final Function<Stage, DeploymentRequest> how;

    Rollout(MlPlatform platform, Function<Stage, DeploymentRequest> how) {
        this.registry = ModelRegistry.on(platform);
        this.deployments = Deployments.on(platform);
        this.how = how;
    }

    /** Brings each stage to the newest version that is approved for it, whichever version the event was about. */
    Outcome of(ModelVersion asked) {
        if (asked.source().isEmpty()) {
            return new Outcome.Refused(asked.arn() + " was not promoted, so nobody knows where it comes from");
        }
        List<Outcome.Serving> endpoints = new ArrayList<>();
        for (Stage stage : STAGES) {
            due(asked, stage).ifPresent(due -> endpoints.add(settled(asked, stage, due)));
        }
        return endpoints.isEmpty()
                ? new Outcome.Ignored(
                        asked.arn() + " is " + asked.approval() + ", and no version of its group is approved")
                : new Outcome.Deployed(endpoints);
    }

    /**
     * Deploys, and looks again whether that is still what is due: somebody may have decided meanwhile, and another handler
     * acted upon it and been overtaken by this one.
     */
    private Outcome.Serving settled(ModelVersion asked, Stage stage, ModelVersion first) {
        ModelVersion due = first;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<DeployedModel> deployed = deployed(asked, stage, due);
            ModelVersion now = due(asked, stage).orElse(due);
            if (deployed.isPresent() && now.arn().equals(due.arn())) {
                return new Outcome.Serving(deployed.get().endpoint(), due.arn());
            }
            due = now;
        }
        throw new ConflictException(
                Failure.of("deploy", "versions of " + asked.group() + " change faster than they are deployed"));
    }

    /** Empty if it failed while another version became due. */
    private Optional<DeployedModel> deployed(ModelVersion asked, Stage stage, ModelVersion due) {
        try {
            return Optional.of(deployments.deploy(due, how.apply(stage)).run());
        } catch (DeploymentFailedException e) {
            if (due(asked, stage).filter(now -> !now.arn().equals(due.arn())).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The newest version that may go to a stage now. */
    private Optional<ModelVersion> due(ModelVersion asked, Stage stage) {
        // a listing may trail behind, so the version that was asked about is looked at whether it is listed or not
        return Stream.concat(listed(asked), Stream.of(asked.arn()))
                .distinct()
                .sorted(Comparator.comparingInt(ModelVersionArn::number).reversed())
                .map(registry::describe)
                .filter(version -> version.approval() == Approval.APPROVED)
                .filter(version -> stage != Stage.PROD || approvedForProduction(version))
                .findFirst();
    }

    private Stream<ModelVersionArn> listed(ModelVersion asked) {
        String team = asked.metadata().getOrDefault(Metadata.TEAM, "");
        String group = asked.source().orElseThrow().group().name();
        return registry
                .versions(q -> q.registry(AccountRole.ML_SHARED_SERVICES)
                        .team(team)
                        .group(group)
                        .approval(Approval.APPROVED))
                .stream()
                .map(VersionSummary::arn);
    }

    private static boolean approvedForProduction(ModelVersion version) {
        return version.lifeCycle()
                .filter(stage -> stage.stage().equals(LifeCycle.PRODUCTION))
                .filter(stage -> stage.status().equals(Approval.APPROVED.awsName()))
                .isPresent();
    }
}
