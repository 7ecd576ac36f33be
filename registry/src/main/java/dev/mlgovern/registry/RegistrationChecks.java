package dev.mlgovern.registry;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.artifact.ArtifactReader;
import dev.mlgovern.registry.artifact.ImageReader;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a registration names, and reports all that is wrong with it at once. */
final class RegistrationChecks {
    private final MlPlatform platform;
    private final List<String> problems = new ArrayList<>();

    RegistrationChecks(MlPlatform platform) {
        this.platform = platform;
    }

    CheckedRegistration check(Registration request) {
        problems.addAll(RegistrationRules.problems(request));
        Account account = account(request);
        if (account == null) {
            throw refused();
        }
        CostTags tags = tags(request, account);
        AccountScope scope = platform.in(account.id());
        Map<S3Location, Artifact> objects = look(scope, request);
        ImageUri image = image(scope, request.image());
        Artifact artifact = objects.get(request.artifact());
        if (!problems.isEmpty() || artifact == null || image == null) {
            throw refused();
        }
        return new CheckedRegistration(
                request, account.id(), tags, artifact, image, metadata(request, artifact, objects));
    }

    private @Nullable Account account(Registration request) {
        Topology topology = platform.topology();
        try {
            return topology.account(topology.team(request.team()), Stage.DEV);
        } catch (InvalidRequestException unknown) {
            problems.addAll(unknown.problems());
            return null;
        }
    }

    private CostTags tags(Registration request, Account account) {
        Topology topology = platform.topology();
        CostTags tags = topology.tagsOf(topology.team(request.team()), account, request.product())
                .and(new CostTags(request.tags()));
        problems.addAll(topology.tags().problems(tags));
        return tags;
    }

    private Map<S3Location, Artifact> look(AccountScope scope, Registration request) {
        TreeSet<S3Location> all = new TreeSet<>();
        all.add(request.artifact());
        request.samplePayload().ifPresent(all::add);
        Stream.concat(request.metrics().values().stream(), request.baselines().values().stream())
                .map(ReportFile::location)
                .forEach(all::add);
        ArtifactReader reader = new ArtifactReader(scope);
        AccountId owner = scope.account().id();
        FanOut<S3Location, List<Artifact>> found = platform.work()
                .forEach(all, each -> reader.look(each, owner).stream().toList());
        Map<S3Location, Artifact> objects = new TreeMap<>();
        found.results().forEach((location, seen) -> {
            if (seen.isEmpty()) {
                problems.add("nothing is at " + location);
            } else {
                objects.put(location, seen.get(0));
            }
        });
        found.failures().forEach((location, failed) -> {
            if (failed instanceof InvalidRequestException invalid) {
                problems.addAll(invalid.problems());
            } else {
                throw failed;
            }
        });
        return objects;
    }

    private @Nullable ImageUri image(AccountScope scope, ImageUri image) {
        if (!image.region().equals(scope.region())) {
            problems.add("image " + image + " must be in the region of the model, " + scope.region());
            return null;
        }
        try {
            return new ImageReader(scope).pinned(image);
        } catch (NotFoundException missing) {
            problems.add("image " + image + " does not exist");
            return null;
        }
    }

    private Map<String, String> metadata(Registration request, Artifact artifact, Map<S3Location, Artifact> objects) {
        Map<String, String> metadata = new TreeMap<>(request.metadata());
        metadata.put(Metadata.TEAM, request.team());
        metadata.put(Metadata.PRODUCT, request.product());
        metadata.put(Metadata.ETAG, artifact.fingerprint());
        metadata.put(Metadata.CONTENT, Artifact.content(objects.values()).hex());
        if (!artifact.location().prefix()) {
            artifact.objects().get(0).sha256().ifPresent(sum -> metadata.put(Metadata.SHA256, sum));
            String version = artifact.objects().get(0).versionId();
            if (version != null) {
                metadata.put(Metadata.VERSION_ID, version);
            }
        }
        return metadata;
    }

    private InvalidRequestException refused() {
        return new InvalidRequestException(Failure.of("register", "nothing was registered"), problems);
    }
}
