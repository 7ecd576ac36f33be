package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.artifact.ArtifactCopier;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;

/** Reads a version and looks at everything that it refers to. */
final class SourceReader {
    private final MlPlatform platform;
    private final ModelVersionArn version;
    private final ArtifactCopier copier;

    SourceReader(MlPlatform platform, ModelVersionArn version, ArtifactCopier copier) {
        this.platform = platform;
        this.version = version;
        this.copier = copier;
    }

    /** A version that may be promoted, and what it names. */
    record Named(DescribeModelPackageResponse described, List<Reference> fields, PinnedImages images) {}

    Source read() {
        return look(describe());
    }

    Named describe() {
        DescribeModelPackageResponse described = platform.in(version.account())
                .in(version.region())
                .client(SageMakerClient::builder)
                .describeModelPackage(d -> d.modelPackageName(version.toString()));
        SourceGate.approved(version, described);
        PinnedImages images = new PinnedImages();
        return new Named(described, fields(described, images), images);
    }

    Source look(Named named) {
        List<String> problems = new ArrayList<>(named.images().problems());
        Map<String, Reference> references = references(readable(named.fields(), problems));
        Map<String, Artifact> files = look(references, problems);
        if (!problems.isEmpty()) {
            throw Route.refused(problems);
        }
        Source source = new Source(named.described(), named.images(), named.fields(), references, files);
        SourceGate.unchanged(version, source);
        return source;
    }

    private static List<Reference> fields(DescribeModelPackageResponse described, PinnedImages images) {
        List<Reference> fields = new ArrayList<>();
        Rewriting collecting = reference -> {
            fields.add(reference);
            return reference.uri();
        };
        new VersionCopy(collecting, images).copy(described);
        return fields;
    }

    private static List<Reference> readable(List<Reference> fields, List<String> problems) {
        fields.stream()
                .filter(each -> !S3Location.matches(each.uri()))
                .forEach(each -> problems.add(each.field() + " must be an s3:// location, was \"" + each.uri() + "\""));
        return fields.stream().filter(each -> S3Location.matches(each.uri())).toList();
    }

    /** By URI; where two fields hold the same URI, the one that is sure of what it names wins. */
    private static Map<String, Reference> references(List<Reference> fields) {
        Map<String, Reference> references = new LinkedHashMap<>();
        fields.forEach(field -> references.merge(
                field.uri(),
                field,
                (first, second) -> first.kind() == Reference.Kind.UNSURE || second.registered() ? second : first));
        return references;
    }

    private Map<String, Artifact> look(Map<String, Reference> references, List<String> problems) {
        Set<String> buckets = buckets(references);
        List<Reference> wanted = references.values().stream()
                .filter(each -> buckets.contains(each.location().bucket()) && !each.wholeBucket())
                .toList();
        FanOut<Reference, List<Artifact>> looked =
                platform.work().forEach(wanted, each -> seen(each).stream().toList());
        Map<String, Artifact> files = new LinkedHashMap<>();
        looked.results().forEach((reference, seen) -> {
            seen.forEach(artifact -> files.put(reference.uri(), artifact));
            if (seen.isEmpty() && reference.kind() != Reference.Kind.UNSURE) {
                problems.add("nothing is at " + reference.uri() + " (" + reference.field() + ")");
            }
        });
        looked.failures().values().forEach(failed -> {
            if (failed instanceof InvalidRequestException invalid) {
                problems.addAll(invalid.problems());
            } else {
                throw failed;
            }
        });
        return files;
    }

    private Optional<Artifact> seen(Reference reference) {
        Optional<Artifact> there = copier.look(reference.location());
        boolean unsure = reference.kind() == Reference.Kind.UNSURE;
        return there.isEmpty() && unsure && !reference.location().prefix() ? copier.look(reference.folder()) : there;
    }

    /** Buckets that models of the source account are kept in; what the environment says of others is left alone. */
    private Set<String> buckets(Map<String, Reference> references) {
        Stream<String> store = platform.topology().account(version.account()).models().map(ModelStore::bucket).stream();
        Stream<String> sure = references.values().stream()
                .filter(each -> each.kind() != Reference.Kind.UNSURE)
                .map(each -> each.location().bucket());
        return Stream.concat(store, sure).collect(Collectors.toSet());
    }
}
