/** Training sets: rows and what was known of them at their time, as SQL that Athena runs. */
@NullMarked
package dev.mlgovern.featurestore.training;

import org.jspecify.annotations.NullMarked;
