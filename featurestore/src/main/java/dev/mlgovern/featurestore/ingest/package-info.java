/** Loading many records into feature groups: bounded, paced, in order per identifier, going on after a crash. */
@NullMarked
package dev.mlgovern.featurestore.ingest;

import org.jspecify.annotations.NullMarked;
