package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.artifact.ArtifactReader;
import dev.mlgovern.registry.artifact.StoredObject;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.S3Location;
import java.util.Optional;

/** The bytes of a version's model, as the role of the registry's account sees them. */
final class ApprovedBytes {
    private final MlPlatform platform;

    ApprovedBytes(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Refuses a model that was removed or overwritten, since an approval is of bytes and not of a name.
     *
     * @return what changes when the bytes do
     */
    String check(ModelVersion version) {
        return version.container()
                .artifact()
                .map(location -> check(version, location))
                .orElse("");
    }

    private String check(ModelVersion version, S3Location location) {
        Artifact found = new ArtifactReader(platform.in(version.account()).in(version.region()))
                .look(location, version.account())
                .orElseThrow(() -> refused(version, "has nothing at " + location + " any more"));
        if (location.prefix()) {
            return found.fingerprint();
        }
        StoredObject object = found.objects().get(0);
        if (differs(version, object)) {
            throw refused(version, "has other bytes than were approved at " + location);
        }
        return object.sha256().orElseGet(found::fingerprint);
    }

    private static boolean differs(ModelVersion version, StoredObject object) {
        Optional<String> approved = version.artifactSha256();
        Optional<String> stored = object.sha256();
        if (approved.isPresent() && stored.isPresent()) {
            return !approved.equals(stored);
        }
        String etag = version.metadata().get(Metadata.ETAG);
        return etag != null && !etag.equals(object.etag());
    }

    private static GateRefusedException refused(ModelVersion version, String why) {
        return new GateRefusedException(
                Failure.of("deploy", version.arn() + " " + why).in(version.account()));
    }
}
