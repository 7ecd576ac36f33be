package dev.mlgovern.registry.model;

import java.util.List;

/**
 * Data that a model was trained on, with what it comes from. Immutable.
 *
 * @param location an object or prefix
 * @param digest what identifies its making, such as the digest of a training set; at most 128 characters
 * @param sources ARNs or URIs of what it comes from, such as feature groups; at most 50
 */
public record DataSet(S3Location location, String digest, List<String> sources) {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ArtifactSource.html
    private static final int SOURCE = 2048;
    private static final int MOST = 50;
    private static final int DIGEST = 128;

    /**
     * Checks and copies.
     *
     * @param location an object or prefix
     * @param digest what identifies its making
     * @param sources ARNs or URIs of what it comes from
     * @throws IllegalArgumentException if the digest is empty or too long, or there are too many sources, or one is empty or too long
     */
    public DataSet {
        if (digest.isBlank() || digest.length() > DIGEST) {
            throw new IllegalArgumentException("digest must have 1 to 128 characters, has " + digest.length());
        }
        if (sources.size() > MOST) {
            throw new IllegalArgumentException("sources must be at most 50, are " + sources.size());
        }
        for (String source : sources) {
            if (source.isBlank() || source.length() > SOURCE) {
                throw new IllegalArgumentException(
                        "a source must have 1 to 2048 characters, one has " + source.length());
            }
        }
        sources = List.copyOf(sources);
    }
}
