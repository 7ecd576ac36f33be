package dev.mlgovern.testkit.internal.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One bucket. Its own monitor guards the keys, so a version is put, hidden or removed at once for everybody. */
final class Bucket {
    /** Whether overwritten objects stay: https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html. */
    enum Versioning {
        NEVER,
        ENABLED,
        SUSPENDED
    }

    /** Name, owner and place, which never change. */
    record Identity(String name, String owner, String region, Instant created) {
        String arn() {
            return "arn:aws:s3:::" + name;
        }
    }

    private final Identity identity;
    private final Ids ids;
    private final NavigableMap<String, List<Version>> keys = new TreeMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private volatile Versioning versioning = Versioning.NEVER;
    private volatile Encryption encryption = Encryption.S3_KEYS;
    private volatile @Nullable String policy;

    Bucket(Identity identity, Ids ids) {
        this.identity = identity;
        this.ids = ids;
    }

    Identity identity() {
        return identity;
    }

    Ids ids() {
        return ids;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    Versioning versioning() {
        return versioning;
    }

    void versioning(Versioning changed) {
        versioning = changed;
    }

    /** What objects get when the request names nothing else. */
    Encryption encryption() {
        return encryption;
    }

    void encryption(Encryption changed) {
        encryption = changed;
    }

    @Nullable
    String policy() {
        return policy;
    }

    void policy(@Nullable String json) {
        policy = json;
    }

    synchronized Optional<Version> latest(String key) {
        return Optional.ofNullable(current(key));
    }

    synchronized Optional<Version> version(String key, String id) {
        return versions(key).stream().filter(version -> version.id().equals(id)).findFirst();
    }

    synchronized Version.Stored put(String key, WriteCondition condition, Draft draft) {
        condition.check(current(key));
        Version.Stored stored = new Version.Stored(newId(), draft.modified(), draft.attributes(), draft.payload());
        add(key, stored);
        return stored;
    }

    /** A version that is complete but for its id, which the bucket gives. */
    record Draft(Instant modified, Attributes attributes, Payload payload) {}

    /** Hides the key, or without versioning removes it; the answer is the marker, if there is one. */
    synchronized Optional<Version> delete(String key, Instant now) {
        if (versioning == Versioning.NEVER) {
            keys.remove(key);
            return Optional.empty();
        }
        Version.Marker marker = new Version.Marker(newId(), now);
        add(key, marker);
        return Optional.of(marker);
    }

    /** Removes one version for good; the answer is what it was. */
    synchronized Optional<Version> deleteVersion(String key, String id) {
        Optional<Version> removed = version(key, id);
        removed.ifPresent(version -> {
            List<Version> left =
                    versions(key).stream().filter(v -> v != version).toList();
            replace(key, left);
        });
        return removed;
    }

    synchronized void replace(String key, Version.Stored old, Version.Stored changed) {
        replace(
                key,
                versions(key).stream().<Version>map(v -> v == old ? changed : v).toList());
    }

    /** All versions of all keys under a prefix, newest first, as they are now. */
    synchronized NavigableMap<String, List<Version>> under(String prefix) {
        NavigableMap<String, List<Version>> found = new TreeMap<>();
        for (Map.Entry<String, List<Version>> entry : keys.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }

    private String newId() {
        return versioning == Versioning.ENABLED ? ids.next() : Version.NULL_ID;
    }

    private void add(String key, Version version) {
        List<Version> all = new ArrayList<>();
        all.add(version);
        // without versions there is one version, "null", and each write takes its place
        versions(key).stream().filter(v -> !v.id().equals(version.id())).forEach(all::add);
        replace(key, all);
    }

    private void replace(String key, List<Version> versions) {
        if (versions.isEmpty()) {
            keys.remove(key);
        } else {
            keys.put(key, List.copyOf(versions));
        }
    }

    private @Nullable Version current(String key) {
        List<Version> all = versions(key);
        return all.isEmpty() ? null : all.get(0);
    }

    private List<Version> versions(String key) {
        return keys.getOrDefault(key, List.of());
    }
}
