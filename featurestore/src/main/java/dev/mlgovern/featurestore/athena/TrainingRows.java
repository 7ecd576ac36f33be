package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.work.Pages;

/**
 * A training set as rows, fetched a thousand at a time as they are read. Thread-safe; each reading begins at the first row.
 *
 * @param run what was run
 * @param rows the rows, in no particular order
 */
public record TrainingRows(TrainingRun run, Pages<TrainingRow> rows) {}
