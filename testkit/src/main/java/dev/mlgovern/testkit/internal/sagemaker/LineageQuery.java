package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Scoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** QueryLineage: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_QueryLineage.html */
final class LineageQuery implements Operations {
    private static final int DEEPEST = 10;

    private final Realms realms;

    LineageQuery(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of("QueryLineage", new Operation(this::mayQuery, this::query));
    }

    private List<Access> mayQuery(Call call) {
        JsonNode start = call.input().path("StartArns").path(0);
        return start.isMissingNode() ? realms.any(call) : realms.only(call, SageMakerArn.parse(start.asText()));
    }

    private ObjectNode query(Call call) {
        ObjectNode input = call.input();
        Set<Realm> seen = realms(call);
        LineageGraph graph = graph(seen);
        JsonNode start = input.path("StartArns").path(0);
        Set<String> found = start.isMissingNode() ? everything(seen) : walk(graph, input, start.asText());
        LineageFilter filter = new LineageFilter(input.path("Filters"));
        Set<String> wanted = new LinkedHashSet<>();
        found.forEach(arn -> {
            ObjectNode entity = entity(arn);
            if (entity != null && filter.accepts(SageMakerArn.parse(arn), entity)) {
                wanted.add(arn);
            }
        });
        boolean edges = input.path("IncludeEdges").asBoolean(true);
        Set<String> kept = edges && !start.isMissingNode() ? graph.paths(wanted) : wanted;
        List<ObjectNode> vertices =
                found.stream().filter(kept::contains).map(this::vertex).toList();
        ObjectNode page = new Listing(call, vertices).page(realms.cloud, "Vertices");
        ArrayNode between = page.putArray("Edges");
        if (edges) {
            page.get("Vertices")
                    .forEach(vertex -> graph.edgesTo(Wire.required(vertex, "Arn")).stream()
                            .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                            .forEach(edge -> between.add(edge.node())));
        }
        return page;
    }

    private Set<String> walk(LineageGraph graph, ObjectNode input, String start) {
        if (entity(start) == null) {
            throw LineageKind.notFound(SageMakerArn.parse(start));
        }
        int depth = Math.min(DEEPEST, input.path("MaxDepth").asInt(DEEPEST));
        graph.walk(start, Wire.text(input, "Direction", "Both"), depth);
        return graph.reached();
    }

    private static Set<String> everything(Set<Realm> seen) {
        Set<String> all = new LinkedHashSet<>();
        for (Realm realm : seen) {
            for (LineageKind kind : LineageKind.values()) {
                kind.in(realm).shown().forEach(entity -> all.add(Wire.required(entity, kind.arnMember())));
            }
        }
        return all;
    }

    /** The caller's own lineage, and that of the accounts that share theirs with it. */
    private Set<Realm> realms(Call call) {
        Set<Realm> all = new LinkedHashSet<>(List.of(realms.of(call)));
        realms.forEach((scope, realm) -> {
            if (scope.region().equals(call.region()) && shared(call, scope, realm)) {
                all.add(realm);
            }
        });
        return all;
    }

    private boolean shared(Call call, Scoped.Scope scope, Realm realm) {
        if (realm.lineagePolicy == null || scope.accountId().equals(call.accountId())) {
            return false;
        }
        SageMakerArn any = new SageMakerArn(scope.region(), scope.accountId(), "artifact", "*");
        try {
            realms.cloud.authorize(call.caller(), call.region(), realms.access("QueryLineage", any));
            return true;
        } catch (AwsError denied) {
            return false;
        }
    }

    /** SageMaker itself joins artifacts of one source that several accounts keep. */
    private static LineageGraph graph(Set<Realm> seen) {
        LineageGraph graph = new LineageGraph();
        Map<String, String> bySource = new HashMap<>();
        Set<String> added = new HashSet<>();
        for (Realm realm : seen) {
            realm.associations.shown().stream()
                    .filter(link -> added.add(Wire.text(link, "SourceArn") + " " + Wire.text(link, "DestinationArn")))
                    .forEach(graph::add);
            for (ObjectNode artifact : realm.artifacts.shown()) {
                String arn = Wire.required(artifact, "ArtifactArn");
                String other = bySource.putIfAbsent(Wire.text(artifact.path("Source"), "SourceUri", ""), arn);
                if (other != null) {
                    graph.add(new LineageGraph.Edge(other, arn, "SameAs"));
                }
            }
        }
        return graph;
    }

    /** Null for what is gone while an association that lists still show leads to it. */
    private @Nullable ObjectNode entity(String arn) {
        SageMakerArn parsed = SageMakerArn.parse(arn);
        LineageKind kind = LineageKind.of(parsed);
        return kind == null ? null : kind.in(realms.of(parsed)).find(parsed.name());
    }

    private ObjectNode vertex(String arn) {
        LineageKind kind = LineageKind.of(SageMakerArn.parse(arn));
        ObjectNode vertex = Wire.object("Arn", arn);
        ObjectNode entity = entity(arn);
        if (kind != null && entity != null) {
            vertex.put("Type", Wire.text(entity, kind.typeMember()));
            vertex.put("LineageType", kind.word());
        }
        return vertex;
    }

    /** What the request's Filters let through. */
    private record LineageFilter(JsonNode filters) {
        boolean accepts(SageMakerArn arn, ObjectNode entity) {
            LineageKind kind = LineageKind.of(arn);
            return kind != null
                    && among("LineageTypes", kind.word())
                    && among("Types", Wire.text(entity, kind.typeMember(), ""))
                    && between("Created", entity.path("CreationTime").asDouble())
                    && between("Modified", entity.path("LastModifiedTime").asDouble())
                    && properties(entity);
        }

        private boolean among(String filter, String value) {
            List<String> wanted = new ArrayList<>();
            filters.path(filter).forEach(one -> wanted.add(one.asText()));
            return wanted.isEmpty() || wanted.contains(value);
        }

        private boolean between(String filter, double time) {
            return time > filters.path(filter + "After").asDouble(Double.NEGATIVE_INFINITY)
                    && time < filters.path(filter + "Before").asDouble(Double.POSITIVE_INFINITY);
        }

        private boolean properties(ObjectNode entity) {
            return filters.path("Properties").properties().stream()
                    .allMatch(wanted ->
                            wanted.getValue().equals(entity.path("Properties").get(wanted.getKey())));
        }
    }
}
