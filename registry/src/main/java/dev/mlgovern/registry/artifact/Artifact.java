package dev.mlgovern.registry.artifact;

import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.S3Location;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One object, or all objects under a prefix, as they were when they were looked at. Immutable.
 *
 * @param location the object or prefix
 * @param objects in the order of their keys, never empty
 */
public record Artifact(S3Location location, List<StoredObject> objects) {
    /**
     * Copies and sorts.
     *
     * @param location the object or prefix
     * @param objects in any order
     */
    public Artifact {
        objects = objects.stream()
                .sorted(Comparator.comparing(StoredObject::location))
                .toList();
    }

    /**
     * How big it is.
     *
     * @return bytes of all objects
     */
    public long size() {
        return objects.stream().mapToLong(StoredObject::size).sum();
    }

    /**
     * What changes when any byte does: the entity tag of an object, a digest over those of a prefix.
     *
     * @return letters and digits
     */
    public String fingerprint() {
        if (!location.prefix()) {
            return objects.get(0).etag();
        }
        return Digest.of(objects.stream()
                        .flatMap(each -> Stream.of(each.location().uri(), each.etag(), Long.toString(each.size())))
                        .toList())
                .hex();
    }

    /**
     * What changes when any byte of any of several artifacts does.
     *
     * @param artifacts in any order
     * @return the same for the same locations and bytes
     */
    public static Digest content(Collection<Artifact> artifacts) {
        return Digest.of(artifacts.stream()
                .sorted(Comparator.comparing(Artifact::location))
                .flatMap(each -> Stream.of(each.location().uri(), each.fingerprint(), Long.toString(each.size())))
                .toList());
    }
}
