package dev.mlgovern.featurestore.athena;

import java.util.List;

/**
 * A training set as Parquet files. Immutable.
 *
 * @param run what was run; its location is the prefix of the files
 * @param manifest the object that lists the files, empty if Athena wrote none
 * @param files {@code s3://} URIs; none if the training set has no row
 */
public record TrainingFiles(TrainingRun run, String manifest, List<String> files) {
    /**
     * Copies the list.
     *
     * @param run what was run
     * @param manifest the object that lists the files
     * @param files {@code s3://} URIs
     */
    public TrainingFiles {
        files = List.copyOf(files);
    }
}
