package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Readiness;
import dev.mlgovern.registry.model.Versions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;

/** Finds and makes the copy in the target group. */
final class TargetVersions {
    private static final Duration LISTED_WITHIN = Duration.ofMinutes(2);

    private final MlPlatform platform;
    private final Route route;
    private final CopyRequest copy;
    private final Layout layout;
    private final AtomicReference<@Nullable ModelVersionArn> unfinished = new AtomicReference<>();

    TargetVersions(MlPlatform platform, Route route, CopyRequest copy, Layout layout) {
        this.platform = platform;
        this.route = route;
        this.copy = copy;
        this.layout = layout;
    }

    /** The finished copy; one that SageMaker has not finished is left to {@link #make}, because a plan does not wait. */
    Optional<ModelVersion> find(ModelGroupArn group) {
        Optional<ModelVersion> earlier = earlier(group);
        Optional<ModelVersion> finished = earlier.filter(each -> each.readiness() == Readiness.COMPLETED);
        unfinished.set(
                finished.isPresent() ? null : earlier.map(ModelVersion::arn).orElse(null));
        return finished;
    }

    /**
     * Looks for the copy by the keys of its model data. A listing sees it when a search does not yet, and a client token
     * is forgotten: neither is needed.
     */
    private Optional<ModelVersion> earlier(ModelGroupArn group) {
        Versions versions = new Versions(platform);
        Optional<ModelVersion> earlier = versions.holding(group, layout::ofSource).stream()
                .map(versions::describe)
                .filter(each -> !each.readiness().lost())
                .filter(each -> route.source().toString().equals(each.metadata().get(Metadata.SOURCE)))
                .findFirst();
        earlier.filter(each -> !copy.id().hex().equals(each.metadata().get(Metadata.PROMOTION)))
                .ifPresent(each -> {
                    throw new ConflictException(Failure.of(
                                    "promote",
                                    route.source() + " was promoted to " + each.arn()
                                            + " with other bytes; register a new version instead of changing files")
                            .in(group.account()));
                });
        return earlier;
    }

    ModelVersion make(ModelGroupArn group) {
        ModelVersionArn begun = unfinished.getAndSet(null);
        return new Versions(platform).awaitCompleted(begun == null ? begin(group) : begun);
    }

    private ModelVersionArn begin(ModelGroupArn group) {
        try {
            return ModelVersionArn.parse(created(group));
        } catch (ConflictException taken) {
            // somebody else used the token a moment ago: theirs is the copy, and a listing is going to show it
            return platform.work()
                    .waitFor("the copy that another run made", () -> earlier(group))
                    .until(Optional::isPresent)
                    .atMost(LISTED_WITHIN)
                    .await()
                    .map(ModelVersion::arn)
                    .orElseThrow(() -> taken);
        }
    }

    private String created(ModelGroupArn group) {
        CreateModelPackageRequest request = copy.request(group, platform.actor());
        SageMakerClient sageMaker = route.scope(platform).client(SageMakerClient::builder);
        try {
            return sageMaker.createModelPackage(request).modelPackageArn();
        } catch (GovernanceException refused) {
            if (!String.valueOf(refused.getMessage()).contains("SourceUri")) {
                throw refused;
            }
            // AWS does not document whether a source of another account is accepted; the metadata names it as well
            return sageMaker
                    .createModelPackage(request.toBuilder().sourceUri(null).build())
                    .modelPackageArn();
        }
    }
}
