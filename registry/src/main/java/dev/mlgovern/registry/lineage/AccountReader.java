package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeActionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeArtifactResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeContextResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrialComponentResponse;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageResponse;
import software.amazon.awssdk.services.sagemaker.model.Vertex;

/** Reads the lineage that one account keeps in one region. */
final class AccountReader {
    // limits of QueryLineage: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_QueryLineage.html
    private static final int DEPTH = 10;
    private static final int PAGE = 50;
    private static final int ENTITIES = 2000;

    private final MlPlatform platform;
    private final Place place;
    private final SageMakerClient client;

    AccountReader(MlPlatform platform, Place place) {
        this.platform = platform;
        this.place = place;
        this.client = platform.in(place.account()).in(place.region()).client(SageMakerClient::builder);
    }

    /** Everything here that led to what a URI stands for; empty if nothing here does. */
    Traced trace(String uri) {
        Traced traced = new Traced(starts(uri));
        Deque<String> open = new ArrayDeque<>(traced.starts());
        Set<String> asked = new HashSet<>();
        while (!open.isEmpty() && traced.entities().size() < ENTITIES) {
            String start = open.remove();
            if (asked.add(start)) {
                pages(start)
                        .forEach(page -> traced.add(
                                page.vertices().stream().map(Vertex::arn).toList(), page.edges()));
                open.addAll(traced.at(DEPTH, start));
            }
        }
        return traced;
    }

    private List<String> starts(String uri) {
        if (uri.startsWith("arn:") && EntityArn.isOne(uri)) {
            return List.of(uri);
        }
        boolean holder = uri.contains(":endpoint/") || uri.contains(":model-package-group/");
        return new Things(platform, place).find(holder ? Kind.CONTEXT : Kind.ARTIFACT, uri);
    }

    private Pages<QueryLineageResponse> pages(String start) {
        return Pages.of(token -> {
            QueryLineageResponse page = query(start, token);
            return new Pages.Page<>(List.of(page), page.nextToken());
        });
    }

    private QueryLineageResponse query(String start, @Nullable String token) {
        return client.queryLineage(r -> r.startArns(start)
                .direction(Direction.ASCENDANTS)
                .includeEdges(true)
                .maxDepth(DEPTH)
                .maxResults(PAGE)
                .nextToken(token));
    }

    /** What an entity stands for. */
    Entry describe(String arn) {
        EntityArn entity = EntityArn.parse(arn);
        return switch (entity.kind()) {
            case ARTIFACT -> artifact(arn);
            case ACTION -> action(arn, entity.name());
            case CONTEXT -> context(entity.name());
            case JOB -> job(arn, entity.name());
        };
    }

    private Entry artifact(String arn) {
        DescribeArtifactResponse found = client.describeArtifact(r -> r.artifactArn(arn));
        String uri = found.source().sourceUri();
        String name = found.artifactName() == null ? Thing.tail(uri) : found.artifactName();
        return entry("ARTIFACT " + uri, new Label(Kind.ARTIFACT, found.artifactType(), name, uri), found.properties());
    }

    private Entry action(String arn, String name) {
        DescribeActionResponse found = client.describeAction(r -> r.actionName(name));
        Map<String, String> facts = new HashMap<>(found.properties());
        facts.put("status", found.statusAsString());
        String type = found.actionType();
        return entry(
                "ACTION " + arn,
                new Label(Kind.ACTION, type, name, found.source().sourceUri()),
                facts);
    }

    private Entry context(String name) {
        DescribeContextResponse found = client.describeContext(r -> r.contextName(name));
        String uri = found.source().sourceUri();
        Label label = new Label(Kind.CONTEXT, found.contextType(), Thing.tail(uri), uri);
        return entry("CONTEXT " + uri, label, found.properties());
    }

    private Entry job(String arn, String name) {
        DescribeTrialComponentResponse found = client.describeTrialComponent(r -> r.trialComponentName(name));
        boolean sourced = found.source() != null;
        String uri = sourced ? found.source().sourceArn() : arn;
        String type =
                sourced && found.source().sourceType() != null ? found.source().sourceType() : "TrialComponent";
        return entry("JOB " + uri, new Label(Kind.JOB, type, Thing.tail(uri), uri), Map.of());
    }

    /** What a node is called. */
    private record Label(Kind kind, @Nullable String type, String name, String uri) {}

    private Entry entry(String key, Label label, Map<String, String> facts) {
        // what was done was done here; a thing belongs to whoever keeps it
        boolean thing = label.kind() == Kind.ARTIFACT || label.kind() == Kind.CONTEXT;
        Place owner = thing ? Entry.owner(platform.topology(), label.uri()).orElse(place) : place;
        String type = label.type() == null ? label.kind().name() : label.type();
        return new Entry(
                place, new LineageNode(key, label.kind(), type, label.name(), label.uri(), owner.account(), facts));
    }
}
