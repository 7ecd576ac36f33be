package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names every image by its digest, and remembers which there are and which cannot be pinned. */
final class PinnedImages {
    private final Set<String> pinned = new TreeSet<>();
    private final Set<String> problems = new TreeSet<>();

    @Nullable
    String pinned(@Nullable String image, @Nullable String digest) {
        if (image == null) {
            return null;
        }
        ImageUri uri;
        try {
            uri = ImageUri.parse(image);
        } catch (IllegalArgumentException other) {
            problems.add("image " + image + " is not in ECR, so nothing pins it");
            return image;
        }
        String pin = uri.pin().orElse(digest);
        if (pin == null) {
            problems.add("image " + image + " is pinned by no digest; register it by digest");
            return image;
        }
        String exact = uri.pinned(pin).toString();
        pinned.add(exact);
        return exact;
    }

    Set<String> all() {
        return pinned;
    }

    AccountId[] owners() {
        return pinned.stream().map(each -> ImageUri.parse(each).account()).toArray(AccountId[]::new);
    }

    /** ARNs of what holds the images of a version, in its partition. */
    String[] repositories(ModelVersionArn version) {
        return pinned.stream()
                .map(ImageUri::parse)
                .map(each -> "arn:%s:ecr:%s:%s:repository/%s"
                        .formatted(version.group().partition(), each.region(), each.account(), each.repository()))
                .toArray(String[]::new);
    }

    Set<String> problems() {
        return problems;
    }
}
