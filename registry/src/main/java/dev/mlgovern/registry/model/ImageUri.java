package dev.mlgovern.registry.model;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Secrets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * A container image in a private ECR repository. Immutable and thread-safe.
 *
 * @param host the registry, such as {@code 111122223333.dkr.ecr.eu-west-1.amazonaws.com}
 * @param repository path of the repository
 * @param tag the tag, null if it is named by digest
 * @param digest {@code sha256:…}, null if it is named by tag
 */
public record ImageUri(
        String host,
        String repository,
        @Nullable String tag,
        @Nullable String digest) {
    private static final int HOST_REGION = "111122223333.dkr.ecr.".length();
    private static final Pattern URI = Pattern.compile(
            "((\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.[a-z0-9.-]+)/([^:@\\s]+)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

    /**
     * Reads an image URI.
     *
     * @param uri {@code account.dkr.ecr.region.amazonaws.com/repository:tag}, or with {@code @sha256:…}
     * @return the image
     * @throws IllegalArgumentException if it is no image of an ECR repository, or has neither tag nor digest
     */
    public static ImageUri parse(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches() || (parts.group(5) == null && parts.group(6) == null)) {
            throw new IllegalArgumentException(
                    "image must be ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY with a :tag or @sha256 digest, was \""
                            + Secrets.hidden(uri) + "\"");
        }
        return new ImageUri(parts.group(1), parts.group(4), parts.group(5), parts.group(6));
    }

    /**
     * Whose repository it is.
     *
     * @return the account
     */
    public AccountId account() {
        return AccountId.of(host.substring(0, 12));
    }

    /**
     * Where the repository is.
     *
     * @return the region
     */
    public Region region() {
        return Region.of(host.substring(HOST_REGION, host.indexOf('.', HOST_REGION)));
    }

    /**
     * The digest that it is pinned by.
     *
     * @return {@code sha256:…}, empty if only a tag names it
     */
    public Optional<String> pin() {
        return Optional.ofNullable(digest);
    }

    /**
     * The same image named by digest alone, so that nobody can move it.
     *
     * @param sha256 {@code sha256:…}
     * @return a pinned image
     */
    public ImageUri pinned(String sha256) {
        return new ImageUri(host, repository, null, sha256);
    }

    /** The URI as SageMaker takes it. */
    @Override
    public String toString() {
        return host + "/" + repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
