package dev.mlgovern.registry.model;

/** Anything that names one model version: its ARN, a line of a listing, or the version itself. */
public interface VersionReference {
    /**
     * The version it names.
     *
     * @return its ARN
     */
    ModelVersionArn arn();
}
