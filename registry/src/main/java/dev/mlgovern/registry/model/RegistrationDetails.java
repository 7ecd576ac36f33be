package dev.mlgovern.registry.model;

import java.util.List;

/**
 * What may be said about a version beyond what is required: the optional part of {@link Registration.Builder}.
 *
 * @param <B> the builder itself
 */
public interface RegistrationDetails<B extends RegistrationDetails<B>> {
    /**
     * The ML framework.
     *
     * @param framework such as XGBOOST
     * @return this
     */
    B framework(String framework);

    /**
     * The framework's version.
     *
     * @param version such as 1.7
     * @return this
     */
    B frameworkVersion(String version);

    /**
     * Adds something that the container reads.
     *
     * @param mimeType such as {@code text/csv}
     * @return this
     */
    B addContentType(String mimeType);

    /**
     * Adds something that the container answers.
     *
     * @param mimeType such as {@code application/json}
     * @return this
     */
    B addResponseType(String mimeType);

    /**
     * Sets a variable of the container.
     *
     * @param name at most 1024 characters
     * @param value at most 1024 characters
     * @return this
     */
    B putEnvironment(String name, String value);

    /**
     * Adds a report.
     *
     * @param report what it is about
     * @param file where it is
     * @return this
     */
    B putMetric(Report report, ReportFile file);

    /**
     * Adds the measured quality of the model, a JSON file in the form that SageMaker uses for model quality.
     *
     * @param file where it is
     * @return this
     */
    default B metrics(S3Location file) {
        return putMetric(Report.MODEL_QUALITY_STATISTICS, ReportFile.json(file));
    }

    /**
     * Adds a baseline for drift.
     *
     * @param baseline what it is about
     * @param file where it is
     * @return this
     */
    B putBaseline(Baseline baseline, ReportFile file);

    /**
     * A request to try the model with.
     *
     * @param object where the payload is
     * @return this
     */
    B samplePayload(S3Location object);

    /**
     * The commit that made it.
     *
     * @param id commit id
     * @return this
     */
    B commit(String id);

    /**
     * The repository of that commit.
     *
     * @param repository URL or name
     * @return this
     */
    B repository(String repository);

    /**
     * What generated it.
     *
     * @param generator such as the ARN of a job
     * @return this
     */
    B generatedBy(String generator);

    /**
     * The model card.
     *
     * @param json content by AWS's schema for the card of a model package, at most 100 000 characters
     * @return this
     */
    B card(String json);

    /**
     * Adds metadata.
     *
     * @param key at most 128 characters, not beginning with {@value Metadata#PREFIX}
     * @param value at most 256 letters, digits, spaces and {@code _.:/=+-@}
     * @return this
     */
    B putMetadata(String key, String value);

    /**
     * Adds a cost tag to those that team and product give; it wins over them.
     *
     * @param key at most 128 characters
     * @param value at most 256 characters
     * @return this
     */
    B putTag(String key, String value);

    /**
     * Adds data that it was trained on, for its lineage.
     *
     * @param data an object or prefix
     * @return this
     */
    B addTrainingData(S3Location data);

    /**
     * Adds data that it was trained on together with what that comes from, for its lineage.
     *
     * @param data with the digest of its making and its sources
     * @return this
     */
    B addDataSet(DataSet data);

    /**
     * As {@link #addDataSet}.
     *
     * @param uri an {@code s3://} URI of an object or prefix
     * @param digest what identifies its making, such as the digest of a training set
     * @param sources ARNs or URIs of what it comes from, such as feature groups
     * @return this
     * @throws IllegalArgumentException if the URI, the digest or a source is none
     */
    default B trainedOn(String uri, String digest, List<String> sources) {
        return addDataSet(new DataSet(S3Location.parse(uri), digest, sources));
    }

    /**
     * The job that trained it, for its lineage.
     *
     * @param arn ARN of a training job
     * @return this
     */
    B trainingJob(String arn);

    /**
     * What it is.
     *
     * @param text at most 1024 characters
     * @return this
     */
    B description(String text);
}
