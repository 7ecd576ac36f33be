package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.VersionReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is known of a version: itself, the version it is a copy of, its lineage and its reports. Changes nothing. */
final class FactsReader {
    private final MlPlatform platform;
    private final ModelRegistry registry;

    FactsReader(MlPlatform platform) {
        this.platform = platform;
        this.registry = ModelRegistry.on(platform);
    }

    VersionFacts of(VersionReference reference) {
        ModelVersion version = registry.describe(reference);
        ModelVersion origin = origin(version);
        return new VersionFacts(
                version,
                origin,
                origin.source().orElse(origin.arn()),
                lineage(origin),
                new ReportReader(platform).of(origin),
                team(origin).orElse(null));
    }

    /** The name of the card of a version, wherever it was promoted to. */
    String cardName(VersionReference reference) {
        ModelVersion origin = origin(registry.describe(reference));
        return CardName.of(origin.source().orElse(origin.arn()));
    }

    /** Where a version was registered first: the end of its chain of copies, or as far back as versions still exist. */
    private ModelVersion origin(ModelVersion version) {
        ModelVersion at = version;
        Set<ModelVersionArn> seen = new HashSet<>();
        while (at.source().isPresent() && seen.add(at.arn())) {
            try {
                at = registry.describe(at.source().get());
            } catch (NotFoundException deleted) {
                return at;
            }
        }
        return at;
    }

    private Optional<Team> team(ModelVersion origin) {
        return Optional.ofNullable(origin.metadata().get(Metadata.TEAM))
                .flatMap(name -> platform.topology().teams().stream()
                        .filter(team -> team.name().equals(name))
                        .findFirst())
                .or(() -> platform.topology().teamOf(origin.account()));
    }

    private VersionFacts.Lineage lineage(ModelVersion origin) {
        LineageGraph graph;
        try {
            graph = registry.lineage(origin.arn().toString());
        } catch (NotFoundException unrecorded) {
            return new VersionFacts.Lineage(List.of(), null);
        }
        List<String> data = graph.ofType("DataSet").stream()
                .map(LineageNode::uri)
                .filter(uri -> uri.length() <= 1024)
                .distinct()
                .toList();
        String job = graph.nodes().stream()
                .flatMap(node -> Optional.ofNullable(node.facts().get("training-job")).stream())
                .findFirst()
                .orElse(null);
        return new VersionFacts.Lineage(data, job);
    }
}
