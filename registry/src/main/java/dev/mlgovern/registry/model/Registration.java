package dev.mlgovern.registry.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What to register as a new version of a team's model. Immutable; its {@code toString} hides the environment and the card. */
@Value.Immutable
public abstract class Registration {
    Registration() {}

    /**
     * Whose model it is.
     *
     * @return name of a team of the topology
     */
    public abstract String team();

    /**
     * The group to register in.
     *
     * @return its name, at most 63 characters
     */
    public abstract String group();

    /**
     * The product that it is for, which a cost tag names.
     *
     * @return the group unless set
     */
    @Value.Default
    public String product() {
        return group();
    }

    /**
     * The model's bytes.
     *
     * @return an object or a prefix, in the team's bucket
     */
    public abstract S3Location artifact();

    /**
     * The image that loads it.
     *
     * @return an ECR image
     */
    public abstract ImageUri image();

    /**
     * The ML framework.
     *
     * @return such as XGBOOST, if given
     */
    public abstract Optional<String> framework();

    /**
     * The framework's version.
     *
     * @return if given
     */
    public abstract Optional<String> frameworkVersion();

    /**
     * What the container reads.
     *
     * @return MIME types
     */
    public abstract List<String> contentTypes();

    /**
     * What the container answers.
     *
     * @return MIME types
     */
    public abstract List<String> responseTypes();

    /**
     * Environment of the container; S3 URIs in it are copied and rewritten by a promotion.
     *
     * @return by name
     */
    @Value.Redacted
    public abstract Map<String, String> environment();

    /**
     * Reports on quality.
     *
     * @return by kind
     */
    public abstract Map<Report, ReportFile> metrics();

    /**
     * What later drift is measured against.
     *
     * @return by kind
     */
    public abstract Map<Baseline, ReportFile> baselines();

    /**
     * A request to try it with.
     *
     * @return an object, if given
     */
    public abstract Optional<S3Location> samplePayload();

    /**
     * The commit that made it.
     *
     * @return commit id, if given
     */
    public abstract Optional<String> commit();

    /**
     * The repository of that commit.
     *
     * @return if given
     */
    public abstract Optional<String> repository();

    /**
     * What generated it.
     *
     * @return such as the ARN of a job, if given
     */
    public abstract Optional<String> generatedBy();

    /**
     * The model card.
     *
     * @return JSON, if given
     */
    @Value.Redacted
    public abstract Optional<String> card();

    /**
     * Metadata of the user's own.
     *
     * @return by key
     */
    public abstract Map<String, String> metadata();

    /**
     * Cost tags beside those of team and product.
     *
     * @return by key
     */
    public abstract Map<String, String> tags();

    /**
     * The data it was trained on, for its lineage.
     *
     * @return objects or prefixes
     */
    public abstract List<S3Location> trainingData();

    /**
     * The data it was trained on with what that comes from, for its lineage.
     *
     * @return data sets
     */
    public abstract List<DataSet> dataSets();

    /**
     * The job that trained it, for its lineage.
     *
     * @return its ARN, if given
     */
    public abstract Optional<String> trainingJob();

    /**
     * What it is.
     *
     * @return a few words, if given
     */
    public abstract Optional<String> description();

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableRegistration.builder();
    }

    /** Builds {@link Registration}. Not thread-safe. */
    public interface Builder extends RegistrationDetails<Builder> {
        /**
         * Whose model it is; required.
         *
         * @param team name of a team of the topology
         * @return this
         */
        Builder team(String team);

        /**
         * The group to register in; required. It is made if there is none.
         *
         * @param group at most 63 letters, digits and single hyphens
         * @return this
         */
        Builder group(String group);

        /**
         * The product that it is for; the group unless set.
         *
         * @param product value of a cost tag
         * @return this
         */
        Builder product(String product);

        /**
         * The model's bytes; required.
         *
         * @param location an object, or a prefix that ends with a slash
         * @return this
         */
        Builder artifact(S3Location location);

        /**
         * As {@link #artifact(S3Location)}.
         *
         * @param uri an {@code s3://} URI
         * @return this
         */
        default Builder artifact(String uri) {
            return artifact(S3Location.parse(uri));
        }

        /**
         * The image that loads it; required. A tag is replaced by the digest it has now.
         *
         * @param image an ECR image
         * @return this
         */
        Builder image(ImageUri image);

        /**
         * As {@link #image(ImageUri)}.
         *
         * @param uri an ECR image with tag or digest
         * @return this
         */
        default Builder image(String uri) {
            return image(ImageUri.parse(uri));
        }

        /**
         * Ends it.
         *
         * @return the registration
         * @throws IllegalStateException if something required is missing
         */
        Registration build();
    }
}
