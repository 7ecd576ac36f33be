package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ArtifactSummary;
import software.amazon.awssdk.services.sagemaker.model.ContextSummary;
import software.amazon.awssdk.services.sagemaker.model.ListArtifactsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListContextsResponse;

/** The artifacts and contexts of one account and region, found by what they stand for. */
final class Things {
    private static final Duration LISTED = Duration.ofMinutes(1);

    private final MlPlatform platform;
    private final SageMakerClient client;

    Things(MlPlatform platform, Place place) {
        this.platform = platform;
        this.client = platform.in(place.account()).in(place.region()).client(SageMakerClient::builder);
    }

    /** ARNs of all that stand for the URI; at most one artifact, but maybe several contexts. */
    List<String> find(Kind kind, String uri) {
        return Pages.of(token -> kind == Kind.CONTEXT ? contexts(uri, token) : artifacts(uri, token)).stream()
                .sorted()
                .toList();
    }

    private Page<String> contexts(String uri, @Nullable String token) {
        ListContextsResponse page = client.listContexts(r -> r.sourceUri(uri).nextToken(token));
        return new Page<>(
                page.contextSummaries().stream().map(ContextSummary::contextArn).toList(), page.nextToken());
    }

    private Page<String> artifacts(String uri, @Nullable String token) {
        ListArtifactsResponse page = client.listArtifacts(r -> r.sourceUri(uri).nextToken(token));
        return new Page<>(
                page.artifactSummaries().stream()
                        .map(ArtifactSummary::artifactArn)
                        .toList(),
                page.nextToken());
    }

    /** ARN of the one that stands for the URI, made if there is none. */
    String ensure(Thing thing) {
        Optional<String> found = find(thing.kind(), thing.uri()).stream().findFirst();
        return found.orElseGet(() -> make(thing));
    }

    private String make(Thing thing) {
        try {
            return create(thing);
        } catch (ConflictException | InvalidRequestException e) {
            // SageMaker keeps one artifact for a source, and its listings may lag behind:
            // https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-entities.html
            return listed(thing, e);
        }
    }

    private String create(Thing thing) {
        if (thing.kind() == Kind.CONTEXT) {
            return client.createContext(r -> r.contextName(thing.name())
                            .contextType(thing.type())
                            .source(s -> s.sourceUri(thing.uri())))
                    .contextArn();
        }
        return client.createArtifact(r ->
                        r.artifactName(thing.name()).artifactType(thing.type()).source(s -> s.sourceUri(thing.uri())))
                .artifactArn();
    }

    private String listed(Thing thing, GovernanceException refused) {
        try {
            return platform.work()
                    .waitFor(
                            "the lineage entry of " + thing.uri(),
                            () -> find(thing.kind(), thing.uri()).stream().findFirst())
                    .until(Optional::isPresent)
                    .every(Duration.ofSeconds(1))
                    .atMost(LISTED)
                    .await()
                    .orElseThrow(() -> refused);
        } catch (UnavailableException e) {
            refused.addSuppressed(e);
            throw refused;
        }
    }
}
