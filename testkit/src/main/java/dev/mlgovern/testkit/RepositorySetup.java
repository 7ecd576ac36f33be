package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.ecr.EcrService;

/** A container repository as a platform team sets it up: empty, without a policy. */
public final class RepositorySetup {
    private final EcrService ecr;
    private final String uri;

    RepositorySetup(EcrService ecr, String uri) {
        this.ecr = ecr;
        this.uri = uri;
    }

    /** {@return the repository's URI, without a tag} */
    public String uri() {
        return uri;
    }

    /**
     * Sets the repository policy.
     *
     * @param json the policy document
     * @return this
     * @throws IllegalArgumentException when it is no policy
     */
    public RepositorySetup policy(String json) {
        ecr.policy(uri, json);
        return this;
    }

    /**
     * Pushes an image. The same tag makes the same image.
     *
     * @param tag its tag
     * @return the image's digest, with {@code sha256:}
     */
    public String push(String tag) {
        return ecr.push(uri, tag);
    }
}
