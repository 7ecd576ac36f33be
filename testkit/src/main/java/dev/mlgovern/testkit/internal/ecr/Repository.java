package dev.mlgovern.testkit.internal.ecr;

import dev.mlgovern.testkit.internal.service.Access;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A repository. Safe for many threads. */
final class Repository {
    private final String arn;
    private final Instant created;
    private final Map<String, Image> images = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private volatile @Nullable String policy;

    Repository(String arn, Instant created) {
        this.arn = arn;
        this.created = created;
    }

    String arn() {
        return arn;
    }

    String owner() {
        return arn.split(":", -1)[4];
    }

    String region() {
        return arn.split(":", -1)[3];
    }

    String name() {
        return arn.substring(arn.indexOf('/') + 1);
    }

    String uri() {
        return owner() + ".dkr.ecr." + region() + ".amazonaws.com/" + name();
    }

    Instant created() {
        return created;
    }

    @Nullable
    String policy() {
        return policy;
    }

    void policy(@Nullable String document) {
        policy = document;
    }

    Access needs(String action) {
        return Access.of(action, arn, owner()).withPolicy(policy);
    }

    Map<String, Image> images() {
        return images;
    }

    /** Puts an image; a tag moves here from the image that had it. */
    void put(Image image) {
        Image known = images.get(image.digest());
        if (known != null) {
            known.tags().addAll(image.tags());
        } else {
            images.put(image.digest(), image);
        }
        for (String tag : image.tags()) {
            String before = tags.put(tag, image.digest());
            if (before != null && !before.equals(image.digest())) {
                byDigest(before).ifPresent(old -> old.tags().remove(tag));
            }
        }
    }

    Optional<Image> byTag(String tag) {
        return Optional.ofNullable(tags.get(tag)).map(images::get);
    }

    Optional<Image> byDigest(String digest) {
        return Optional.ofNullable(images.get(digest));
    }
}
