package dev.mlgovern.registry.model;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One container of a version: an image and what it loads. Immutable; its {@code toString} hides the environment. */
@Value.Immutable
public abstract class ModelContainer {
    ModelContainer() {}

    /**
     * The image's URI as it was registered.
     *
     * @return tag or digest included
     */
    public abstract String image();

    /**
     * The digest that SageMaker found behind the image.
     *
     * @return {@code sha256:…}, if given
     */
    public abstract Optional<String> imageDigest();

    /**
     * The model's bytes.
     *
     * @return an object, or a prefix of objects; empty for an image that holds its model
     */
    public abstract Optional<S3Location> artifact();

    /**
     * The artifact's entity tag as SageMaker recorded it.
     *
     * @return without quotes, if given
     */
    public abstract Optional<String> artifactEtag();

    /**
     * The environment of the container, which may hold secrets.
     *
     * @return by name
     */
    @Value.Redacted
    public abstract Map<String, String> environment();

    /**
     * The ML framework.
     *
     * @return such as XGBOOST, if given
     */
    public abstract Optional<String> framework();

    /**
     * The framework's version.
     *
     * @return such as 1.7, if given
     */
    public abstract Optional<String> frameworkVersion();

    static ImmutableModelContainer.Builder builder() {
        return ImmutableModelContainer.builder();
    }
}
