package dev.mlgovern.governance.card;

import dev.mlgovern.core.topology.Team;
import dev.mlgovern.registry.model.ModelContainer;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a version and goes on its card.
 *
 * @param version the version that was asked for
 * @param origin the oldest version of its chain of copies that still exists; the version itself if it is no copy
 * @param first the version that it is a copy of in the end, whether that still exists or not
 * @param lineage what it learnt from, and the job that trained it
 * @param reports what was measured, and what could not be read
 * @param team whose it is, null if the topology does not know
 */
record VersionFacts(
        ModelVersion version,
        ModelVersion origin,
        ModelVersionArn first,
        Lineage lineage,
        List<Evaluation> reports,
        @Nullable Team team) {
    /** What the lineage of a version tells: data it learnt from, and the job, null if none is recorded. */
    record Lineage(List<String> data, @Nullable String job) {}

    String cardName() {
        return CardName.of(first);
    }

    List<String> artifacts() {
        return origin.containers().stream()
                .flatMap(each -> each.artifact().stream())
                .map(S3Location::uri)
                .toList();
    }

    List<String> images() {
        return origin.containers().stream().map(ModelContainer::image).toList();
    }
}
